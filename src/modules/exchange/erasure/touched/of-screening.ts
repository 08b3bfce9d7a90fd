import { counters, emptied, erased, ids, mine, nothing, of, ofPatient, staffs, type TouchedTable } from './touched-table.js';

const aboutThem = `(${mine()} or ${of('intake_id', 'intake')})`;

/** What they answered when they were asked how they are, and what was done about it. */
export const ofScreening: readonly TouchedTable[] = [
  { table: 'screening_answer', rows: 'gone', where: ofPatient, why: 'what they said of their health, and what was said of it' },
  { table: 'screening_draft', rows: 'gone', where: ofPatient, why: 'the same, as it was being typed' },
  {
    table: 'flag',
    rows: 'stay',
    where: aboutThem,
    why: 'on which answers a flag rests, and what staff wrote about it; how soon somebody dealt with it stays',
    blank: {
      facts: nothing,
      facts_sealed: emptied,
      note: nothing,
      note_sealed: nothing,
      lowered_reason: nothing,
      lowered_reason_sealed: `case when lowered_at is not null then ${emptied} end`,
    },
    keep: {
      'id intake_id person_id site_id': ids,
      'level rule table_version table_hash raised_at due_at escalated_at handled_at outcome lowered_at lowered_to': counters,
      'raised_by handled_by lowered_by': staffs,
    },
  },
  {
    table: 'duty_call',
    rows: 'stay',
    where: `t.flag_id in (select f.id from flag f join intake i on i.id = f.intake_id
      where f.person_id = any($1::uuid[]) or i.person_id = any($1::uuid[]))`,
    why: 'how soon somebody of ours was reached',
    blank: {},
    keep: { 'id flag_id': ids, 'called_at carrier_sid outcome ended_at': counters, duty_id: staffs },
  },
  {
    table: 'emergency_disclosure',
    rows: 'stay',
    where: aboutThem,
    why: 'why nobody was told',
    blank: { nothing_disclosed_because: `case when nothing_disclosed_because is not null then ${erased} end` },
    keep: {
      'id flag_id intake_id person_id': ids,
      'recipient_name recipient_affiliation discloser_name disclosed_at nature':
        'who in medicine was told, by whom, when and of which emergency: 42 CFR 2.51(c) wants it on record',
      'opened_at closed_at review_due_at reviewed_at': counters,
      'opened_by closed_by reviewed_by': staffs,
    },
  },
];
