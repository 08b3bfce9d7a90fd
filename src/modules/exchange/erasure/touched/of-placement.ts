import { accounting, counters, emptied, erased, ids, nothing, of, staffs, type TouchedTable } from './touched-table.js';

const ofIntakes = of('intake_id', 'intake');
const endReason = `case when end_reason is not null then 'erased' end`;

/** Where they were to go, and what was to be done about it. */
export const ofPlacement: readonly TouchedTable[] = [
  {
    table: 'placement_step',
    rows: 'stay',
    where: ofIntakes,
    why: 'how it came out, in words',
    blank: { because: `case when because is not null then 'erased' end` },
    keep: {
      'id intake_id appointment_id referral_id waitlist_entry_id text_id callback_id': ids,
      'kind due_at useful_until made_callback outcome ended_at': counters,
    },
  },
  {
    table: 'appointment',
    rows: 'stay',
    where: ofIntakes,
    why: 'where they were expected, how they come and what they bring',
    blank: { place: erased, transport: erased, bring: `''`, end_reason: endReason },
    keep: {
      'id intake_id programme_id hold_id moved_to': ids,
      'starts_at time_zone wall_time state made_at missed_at ended_at': counters,
      made_by: staffs,
    },
  },
  {
    table: 'bed_hold',
    rows: 'stay',
    where: ofIntakes,
    why: 'why a bed was given back, as staff wrote it; how long beds are held stays',
    blank: { end_reason: endReason },
    keep: { 'id bed_id intake_id': ids, 'from_at until_at state ended_at': counters, by_user_id: staffs },
  },
  {
    table: 'waitlist_entry',
    rows: 'stay',
    where: ofIntakes,
    why: 'what they do until there is a place; in which order whom was served stays: 45 CFR 96.131 asks for it',
    blank: { safety_plan: nothing, safety_plan_sealed: emptied, end_reason: endReason },
    keep: {
      'id intake_id programme_id': ids,
      'priority next_contact_at last_contact_at state since ended_at': counters,
      by_user_id: staffs,
    },
  },
  {
    table: 'referral',
    rows: 'stay',
    where: ofIntakes,
    why: 'why it came to nothing, as staff wrote it',
    blank: { lost_reason: `case when lost_reason is not null then 'erased' end` },
    keep: {
      'id intake_id chosen_place_id': ids,
      options: 'that they could choose, between which places of our list',
      receiver: accounting,
      'reason state offered_at chosen_at handed_over_at dropped_at accepted_at ended_at': counters,
      offered_by: staffs,
    },
  },
];
