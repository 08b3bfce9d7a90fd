import { counters, erased, ids, mine, nothing, type TouchedTable } from './touched-table.js';

const words = {
  their_number: erased,
  body: nothing,
  body_sealed: nothing,
  refused_because: `case when refused_because is not null then 'erased' end`,
  language: nothing,
};

/** Texts, and what stands under their number alone. */
export const ofMessages: readonly TouchedTable[] = [
  {
    table: 'text_message',
    rows: 'stay',
    where: mine(),
    why: 'what they wrote and what they were sent; the carrier blanks its copy',
    blank: words,
    keep: {
      'id site_id person_id': ids,
      'carrier_sid our_number': 'by which the carrier blanks its copy',
      'direction line_key line_version answers state code meaning pictures created_at placing_since checked_at ended_at redacted_at watched_at':
        counters,
    },
  },
  {
    table: 'text_message',
    reach: 'numbers',
    rows: 'stay',
    where: `t.their_number = any($1::text[]) and t.person_id is null`,
    why: 'the same, of a number that was nobody’s then',
    blank: words,
    keep: {},
  },
  {
    table: 'blocked_caller',
    reach: 'numbers',
    rows: 'gone',
    where: `t.caller_number = any($1::text[])`,
    why: 'that their calls were turned away for a while',
  },
  {
    table: 'inquiry',
    reach: 'inquiry-hashes',
    rows: 'stay',
    where: `encode(t.asked_by, 'hex') = any($1::text[]) or encode(t.asked_for, 'hex') = any($1::text[])`,
    why: 'what somebody said who asked for them, or what they said when they asked for somebody',
    blank: { note: erased, asked_by: nothing, asked_for: nothing },
    keep: { id: ids, 'by_user_id at': 'that somebody asked' },
  },
];
