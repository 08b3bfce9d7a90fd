/** A column that is sealed with the data key of the person it is about. */
export interface SealedColumn {
  readonly table: string;
  /** What it holds; part of the place for which it is sealed, so it is never renamed. */
  readonly column: string;
  /** Where the sealed bytes stand; empty ones: whoever it was of is erased. */
  readonly sealed: string;
  /** Where it stood before it was sealed, and stands until `SealOld` has been there; null: it was sealed ever since. */
  readonly plain: string | null;
  readonly is: 'text' | 'json';
  /** Columns that name a row `t`: the first is a uuid by which all rows are gone through. */
  readonly row: readonly [string, ...string[]];
  /** SQL: whose it is, of a row `t`; null when nobody knows, and then it is sealed with a key of the ring. */
  readonly person: string;
  /** What is told of somebody who was erased. */
  readonly erased: unknown;
}

const theirs = 't.person_id';
const byLead = '(select l.person_id from lead l where l.id = t.lead_id)';
// Whoever asked: when they are erased all of the intake is, and their intake is never somebody else's for long (ADR 0050).
const byIntake = '(select i.person_id from intake i where i.id = t.intake_id)';
const byNote = '(select i.person_id from intake_note n join intake i on i.id = n.intake_id where n.id = t.note_id)';

/** All of them. One that is added here is sealed in the background where it stands in plain, and follows every rotation. */
export const sealedColumns = {
  'lead.message': column('lead', 'message', theirs),
  'text.body': column('text_message', 'body', theirs),
  'raw.body': { ...column('raw_submission', 'body', byLead), row: ['lead_id'] },
  'lead-replay.changes': { ...column('lead_replay', 'changes', byLead), is: 'json' },
  'note.text': { ...column('intake_note', 'text', byIntake), erased: 'erased' },
  'note-version.text': { ...column('intake_note_version', 'text', byNote), row: ['note_id', 'version'], erased: 'erased' },
  'counselling-note.text': { ...column('counselling_note', 'sealed', byIntake), ...sealedEverSince('sealed'), erased: 'erased' },
  'answer.value': { ...column('screening_answer', 'value', byIntake), erased: 'erased' },
  'draft.text': {
    ...column('screening_draft', 'text', byIntake),
    row: ['intake_id', 'question_id', 'answered_by'],
    erased: 'erased',
  },
  'person.safe-word': { ...column('person', 'safe_word', 't.id'), ...sealedEverSince('safe_word') },
  'number.who': column('phone_number', 'who_may_pick_up', theirs),
  'number.name': column('phone_number', 'name_to_use', theirs),
  'call.note': column('call', 'disposition_note', theirs),
  'decision.text': { ...column('clinical_decision', 'text', byIntake), erased: 'erased' },
  'decision.ratings': { ...column('clinical_decision', 'ratings', byIntake), is: 'json', erased: {} },
  'waitlist.safety-plan': { ...column('waitlist_entry', 'safety_plan', byIntake), erased: 'erased' },
  'flag.facts': { ...column('flag', 'facts', byIntake), is: 'json', erased: {} },
  'flag.note': column('flag', 'note', byIntake),
  'flag.lowered-reason': { ...column('flag', 'lowered_reason', byIntake), erased: 'erased' },
} as const satisfies Readonly<Record<string, SealedColumn>>;

export type SealedName = keyof typeof sealedColumns;

export const sealedColumn = (name: SealedName): SealedColumn => sealedColumns[name];
export const sealedNames = Object.keys(sealedColumns) as SealedName[];

/** SQL: what tells a row of the column from the others, of `alias`. */
export function rowOf({ row }: SealedColumn, alias: string): string {
  return row.map((name) => `${alias}.${name}::text`).join(` || ' ' || `);
}

function column(table: string, name: string, person: string) {
  return { table, column: name, sealed: `${name}_sealed`, plain: name, is: 'text', row: ['id'], person, erased: null } as const;
}

function sealedEverSince(name: string) {
  return { sealed: name, plain: null } as const;
}
