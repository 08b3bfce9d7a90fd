import { accounting, counters, erased, ids, mine, nothing, of, staffs, type TouchedTable } from './touched-table.js';

const ofCallbacks = of('callback_id', 'callback');
const ofCalls = `(${of('call_id', 'call')} or ${of('inbound_call_id', 'inbound_call')})`;
const theirLegs = `t.party = 'person' and ${ofCalls}`;
const permit = 'why we might call them at that moment: codes and sentences of the program, which must be proved for five years';

/** Callbacks, and calls in both directions. */
export const ofTelephony: readonly TouchedTable[] = [
  {
    table: 'callback',
    rows: 'stay',
    where: mine(),
    why: 'what was agreed with them',
    blank: { phone_number_id: nothing, because: erased },
    keep: {
      'id person_id intake_id site_id route_id': ids,
      'origin urgency state window_start promised_by due_at because_rule any_hour_requested_at asked_again_at attempts_made first_attempt_at kept_at created_at ended_at':
        counters,
      'owner_user_id owner_team assigned_to last_counsellor_id': staffs,
    },
  },
  {
    table: 'callback_step',
    rows: 'stay',
    where: ofCallbacks,
    why: 'the same, step by step',
    blank: { because: erased },
    keep: { 'id callback_id': ids, 'at state rule window_start promised_by': counters },
  },
  { table: 'promised_wall_time', rows: 'gone', where: ofCallbacks, why: 'what their clock was to show when they are called' },
  { table: 'clock_change', rows: 'gone', where: ofCallbacks, why: 'the same, where a law of clocks changed' },
  {
    table: 'promise_verdict',
    rows: 'stay',
    where: ofCallbacks,
    why: 'whether promises were kept',
    blank: {},
    keep: { 'callback_id site_id route_id': ids, 'window_start promised_by verdict late_seconds cause told': counters },
  },
  {
    table: 'callback_attempt',
    rows: 'stay',
    where: mine(),
    why: 'on which number they were called',
    blank: { phone_number_id: nothing },
    keep: {
      'id callback_id person_id offer_id': ids,
      decision: permit,
      'attempt_number started_at dialled_at ended_at outcome policy_version': counters,
      counsellor_id: staffs,
    },
  },
  {
    table: 'queue_entry',
    rows: 'stay',
    where: mine(),
    why: 'how long they waited',
    blank: { end_reason: `case when state = 'ended' then 'erased' end` },
    keep: {
      'id callback_id person_id route_id inbound_call_id': ids,
      'urgency arrived_at deadline_at state ended_at partner_asked_at': counters,
      'last_counsellor_id assigned_to': staffs,
    },
  },
  {
    table: 'offer',
    rows: 'stay',
    where: of('queue_entry_id', 'queue_entry'),
    why: 'why they were offered to whom: their language and needs stand in it',
    blank: { why: `'{"sentence": "erased", "terms": []}'`, end_reason: `case when end_reason is not null then 'erased' end` },
    keep: { 'id queue_entry_id': ids, 'state offered_at expires_at ended_at': counters, counsellor_id: staffs },
  },
  {
    table: 'recording',
    rows: 'stay',
    where: ofCalls,
    why: 'their voice, here and at the carrier: a job deletes it there until it is gone',
    blank: {
      media: nothing,
      content_type: nothing,
      consent: `jsonb_build_object('how', consent -> 'how', 'at', consent -> 'at')`,
      delete_because: `'Erased'`,
      state: `case when state = 'absent' or carrier_sid is null then 'absent' when deleted_at is null then 'deleting' else 'deleted' end`,
      due_at: `case when state <> 'absent' and carrier_sid is not null and deleted_at is null then now() end`,
    },
    keep: {
      'id call_id inbound_call_id leg_id': ids,
      carrier_sid: 'by which it is deleted at the carrier',
      'kind seconds fetched_at fetch_tries stop_tries deleted_at intended_at': counters,
    },
  },
  {
    table: 'telephony_step',
    rows: 'gone',
    where: `t.leg_id in (select l.id from call_leg l where l.call_id in (select id from call where person_id = any($1::uuid[]))
      or l.inbound_call_id in (select id from inbound_call where person_id = any($1::uuid[])))`,
    why: 'what the carrier was told to do with them',
  },
  {
    table: 'call_leg',
    rows: 'stay',
    where: theirLegs,
    why: 'which number was on the line',
    blank: { to_number: erased, from_number: erased, label: nothing, failure_message: nothing, left_reason: nothing },
    keep: {
      'id offer_id call_id inbound_call_id carrier_sid carrier_line': ids,
      'party state sequence sip_response_code failure_code rung_plainly room_sequence supervision': counters,
      'intended_at placing_since place_after answered_at joined_at ended_at hang_up_requested_at checked_at watched_at held_since muted_since':
        counters,
    },
  },
  {
    table: 'hand_over',
    rows: 'stay',
    where: of('call_id', 'call'),
    why: 'how they agreed to be handed over',
    blank: {
      consent_note: `case when consent_note is not null then 'erased' end`,
      end_reason: `case when end_reason is not null then 'erased' end`,
    },
    keep: {
      'id call_id leg_id outside_number_id': ids,
      'to_number name to_counsellor_id': accounting,
      'kind state started_at answered_at confirmed_at ended_at': counters,
      started_by: staffs,
    },
  },
  {
    table: 'carrier_finding',
    rows: 'stay',
    where: of('inbound_call_id', 'inbound_call'),
    why: 'what was found of their calls at the carrier',
    blank: { explanation: erased, settled_reason: `case when settled_at is not null then 'erased' end` },
    keep: { 'id carrier_sid inbound_call_id': ids, 'kind found_at needs_human settled_at': counters, settled_by: staffs },
  },
  {
    table: 'call',
    rows: 'stay',
    where: mine(),
    why: 'what the counsellor wrote about the talk',
    blank: { disposition_note: nothing, disposition_note_sealed: nothing },
    keep: {
      'id site_id callback_id attempt_id person_id': ids,
      'state started_at connected_at ended_at end_cause disposition disposition_at asked_for counsellor_lost_at handed_over_at':
        counters,
      counsellor_id: staffs,
    },
  },
  {
    table: 'inbound_call',
    rows: 'stay',
    where: mine(),
    why: 'from which number they called, and what they typed',
    blank: {
      caller_number: nothing,
      forwarded_from: nothing,
      return_code: nothing,
      entered_number: nothing,
      chosen_number_id: nothing,
      attribution_id: nothing,
      language: `'en'`,
      because: `case when stage = 'ended' then 'erased' end`,
    },
    keep: {
      'id site_id person_id callback_id route_id': ids,
      'stage stage_since crisis_at declined_callback_at recording_consent number_tries chose_callback message_seconds transferred_at':
        counters,
      'arrived_at waiting_since talked_at ended_at left_at outcome learnt_by own_number_refused_at crisis_line_dropped_at':
        counters,
    },
  },
  {
    table: 'inbound_call',
    reach: 'numbers',
    rows: 'stay',
    where: `(t.caller_number = any($1::text[]) or t.entered_number = any($1::text[])) and t.person_id is null`,
    why: 'calls from their number that were nobody’s',
    blank: { caller_number: nothing, entered_number: nothing, return_code: nothing },
    keep: {},
  },
];
