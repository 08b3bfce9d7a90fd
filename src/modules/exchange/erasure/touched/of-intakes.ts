import { counters, emptied, erased, ids, mine, nothing, of, ofPatient, staffs, type TouchedTable } from './touched-table.js';

const ofIntakes = of('intake_id', 'intake');

/** The way to admission, and what staff and clinicians wrote on it. */
export const ofIntake: readonly TouchedTable[] = [
  {
    table: 'intake',
    rows: 'stay',
    where: mine(),
    why: 'what was learnt of them on the way to admission',
    blank: { facts: `'{}'`, next_step: nothing, next_step_due_at: nothing },
    keep: {
      'id person_id site_id': ids,
      'stage stage_before close_reason opened_at stage_since ended_at version': counters,
      'owner_user_id owner_team': staffs,
    },
  },
  {
    table: 'intake_party',
    rows: 'stay',
    where: `(${mine()} or ${ofIntakes})`,
    why: 'who had which part in an intake',
    blank: {},
    keep: { 'intake_id person_id': ids, 'roles since': counters, by_user_id: staffs },
  },
  {
    table: 'stage_change',
    rows: 'stay',
    where: ofIntakes,
    why: 'reasons and facts of each step, as staff wrote them',
    blank: { because: erased, facts: `'{}'` },
    keep: { 'id intake_id': ids, 'from_stage to_stage at': counters, by_user_id: staffs },
  },
  {
    table: 'intake_aside',
    rows: 'stay',
    where: ofIntakes,
    why: 'why a step of theirs was set aside',
    blank: { reason: erased },
    keep: {
      'id intake_id': ids,
      'kind since until due_before due_after ended_at end_reason': counters,
      'by_user_id ended_by': staffs,
    },
  },
  {
    table: 'intake_override',
    rows: 'stay',
    where: ofIntakes,
    why: 'why a gate was opened without all facts, as staff wrote it',
    blank: { reason: erased, review_note: `case when reviewed_at is not null then 'erased' end` },
    keep: { 'id intake_id': ids, 'to_stage left_open at reviewed_at': counters, 'by_user_id reviewed_by': staffs },
  },
  {
    table: 'clinical_decision',
    rows: 'stay',
    where: ofPatient,
    why: 'what a clinician wrote about them; that there was a decision, and under which licence, is asked of the clinician',
    blank: { ratings: nothing, ratings_sealed: emptied, text: nothing, text_sealed: emptied },
    keep: {
      'id intake_id': ids,
      'edition outcome level at': counters,
      'by_user_id clinician_name licence_id licence_state licence_number': staffs,
    },
  },
  {
    table: 'counselling_note',
    rows: 'gone',
    where: ofIntakes,
    why: 'what was said in counselling',
  },
  {
    table: 'intake_note_version',
    rows: 'gone',
    where: `t.note_id in (select n.id from intake_note n join intake i on i.id = n.intake_id where i.person_id = any($1::uuid[]))`,
    why: 'notes as they were before',
  },
  {
    table: 'intake_note',
    rows: 'stay',
    where: ofIntakes,
    why: 'what staff noted of them',
    blank: { text: nothing, text_sealed: emptied },
    keep: { 'id intake_id': ids, 'version created_at saved_at sitting_since': counters, 'by_user_id saved_by': staffs },
  },
];
