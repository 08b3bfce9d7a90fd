import { counters, erased, ids, mine, nothing, staffs, type TouchedTable } from './touched-table.js';

/** Who they are, and what they agreed to. The numbers go last of all: others are found by them. */
export const ofPeople: readonly TouchedTable[] = [
  { table: 'known_name', rows: 'gone', where: mine(), why: 'names as they are searched' },
  { table: 'match_key', rows: 'gone', where: mine(), why: 'suggestions of who may be the same person' },
  { table: 'shared_number', rows: 'gone', where: mine(), why: 'on which number of a household they were reached' },
  {
    table: 'merge_change',
    rows: 'gone',
    where: `t.merge_id in (select id from person_merge where person_id = any($1::uuid[]) or into_id = any($1::uuid[]))`,
    why: 'rows as a merge found them: nothing of it can be undone any more',
  },
  {
    table: 'person_merge',
    rows: 'stay',
    where: `(${mine()} or ${mine('into_id')})`,
    why: 'how somebody knew that two were one',
    blank: { reason: erased, undone_reason: `case when undone_at is not null then 'erased' end` },
    keep: { 'id person_id into_id': ids, 'by_user_id at undone_at undone_by': staffs },
  },
  {
    table: 'consent_event',
    rows: 'stay',
    where: mine(),
    why: 'that they agreed and stopped must be proved for years; in whose browser, from where and in which words it was must not',
    blank: {
      scope: `case when scope = '{}' then scope else '{"erased": "yes"}' end`,
      evidence: `jsonb_strip_nulls(jsonb_build_object('leadId', evidence -> 'leadId', 'sourceId', evidence -> 'sourceId',
        'textId', evidence -> 'textId', 'callId', evidence -> 'callId', 'inboundCallId', evidence -> 'inboundCallId', 'boxes', evidence -> 'boxes',
        'shownAt', evidence -> 'shownAt', 'givenAt', evidence -> 'givenAt', 'mergeId', evidence -> 'mergeId'))`,
      ip_hash: nothing,
      user_agent: nothing,
      expires_event: nothing,
      recording_ref: nothing,
    },
    keep: {
      'id person_id captured_by': ids,
      'kind action subject_role channel text_version text_sha256 language':
        'what was agreed to or stopped, and in which published words',
      'received_at effective_at expires_at stated_at honour_by': 'when: the proof of a stop (compliance 1.9)',
    },
  },
  {
    table: 'legal_hold',
    rows: 'stay',
    where: mine(),
    why: 'why a record was held; all of them are lifted by now',
    blank: { reason: erased, lifted_reason: `case when lifted_at is not null then 'erased' end` },
    keep: { 'id person_id': ids, 'placed_by placed_at lifted_at lifted_by': staffs },
  },
  {
    table: 'erasure_request',
    rows: 'stay',
    where: mine(),
    why: 'that they asked, and what came of it, must be answerable',
    blank: {},
    keep: {
      'id person_id': ids,
      reason: 'why, in the words of staff, who are told to write no name there',
      'asked_by by_user_id asked_at outcome obstacles ask_again_at rows_erased':
        'who asked by which right, when, and what came of it',
    },
  },
  {
    table: 'person',
    rows: 'stay',
    where: mine('id'),
    why: 'all that is known of them; the empty row stays because counters and proofs hang on its id',
    blank: {
      display_name: nothing,
      search_name: nothing,
      language: `'en'`,
      time_zone: nothing,
      state: nothing,
      zips: `'{}'`,
      birth_date: nothing,
      birth_precision: nothing,
      safe_hours: nothing,
      safe_time_zone: nothing,
      voicemail_allowed: nothing,
      texts_allowed: nothing,
      safe_word: nothing,
      restricted_at: nothing,
    },
    keep: { 'id merged_into created_at erased_at': ids, notes_version: counters },
  },
  {
    table: 'phone_number',
    rows: 'gone',
    where: mine(),
    why: 'the number with its contact plan; one that a household shares goes to who is left of it, without the plan',
  },
];
