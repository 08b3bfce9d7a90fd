/** A column that is sealed with the data key of the person it is about. */
export interface SealedColumn {
  readonly table: string;
  /** What it holds; part of the place for which it is sealed, so it is never renamed. */
  readonly column: string;
  /** Where the sealed bytes stand. */
  readonly sealed: string;
  /** Where it stood before it was sealed, and stands until `SealOld` has been there; null: it was sealed ever since. */
  readonly plain: string | null;
  readonly is: 'text' | 'json';
  /** Columns that name a row `t`: the first is a uuid by which all rows are gone through. */
  readonly row: readonly [string, ...string[]];
  /** SQL: whose it is, of a row `t`; null when nobody knows, and then it is sealed with a key of the ring. */
  readonly person: string;
  /** What is shown of somebody who was erased. */
  readonly erased: 'erased' | null;
}

const byLead = '(select l.person_id from lead l where l.id = t.lead_id)';

/** All of them. One that is added here is sealed in the background where it stands in plain, and follows every rotation. */
export const sealedColumns = {
  'lead.message': inTheirOwn('lead', 'message', 't.person_id'),
  'text.body': inTheirOwn('text_message', 'body', 't.person_id'),
  'raw.body': { ...inTheirOwn('raw_submission', 'body', byLead), row: ['lead_id'] },
  'lead-replay.changes': { ...inTheirOwn('lead_replay', 'changes', byLead), is: 'json' },
} as const satisfies Readonly<Record<string, SealedColumn>>;

export type SealedName = keyof typeof sealedColumns;

export const sealedColumn = (name: SealedName): SealedColumn => sealedColumns[name];
export const sealedNames = Object.keys(sealedColumns) as SealedName[];

/** SQL: what tells a row of the column from the others, of `alias`. */
export function rowOf({ row }: SealedColumn, alias: string): string {
  return row.map((column) => `${alias}.${column}::text`).join(` || ' ' || `);
}

function inTheirOwn(table: string, column: string, person: string) {
  return { table, column, sealed: `${column}_sealed`, plain: column, is: 'text', row: ['id'], person, erased: null } as const;
}
