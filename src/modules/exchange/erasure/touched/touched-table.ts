/** What `$1` holds: the ids of everybody who is the person, their numbers in E.164, or keyed or salted hashes of these, as hex. */
export type Reach = 'persons' | 'numbers' | 'inquiry-hashes' | 'list-hashes';

interface Touched {
  readonly table: string;
  readonly why: string;
  readonly reach?: Reach;
  /** Which rows `t` are theirs, by $1. */
  readonly where: string;
}

/** What becomes of the rows of a table: they go, or some columns are blanked and the others say nothing of anybody. */
export type TouchedTable =
  | (Touched & { readonly rows: 'gone' })
  | (Touched & {
      readonly rows: 'stay';
      /** Column -> what it becomes, in SQL. */
      readonly blank: Readonly<Record<string, string>>;
      /** Columns that stay, by why they may. */
      readonly keep: Readonly<Record<string, string>>;
    });

export type KeptTable = Pick<Touched, 'table' | 'why'> & { readonly rows: 'kept'; readonly columns: string };

export const mine = (column = 'person_id'): string => `t.${column} = any($1::uuid[])`;
export const of = (column: string, table: string): string =>
  `t.${column} in (select id from ${table} where person_id = any($1::uuid[]))`;
/** What is told in an intake is about its patient, whoever asked for help. */
export const ofPatient = `(${of('intake_id', 'intake')}
  or t.intake_id in (select intake_id from intake_party where person_id = any($1::uuid[]) and 'patient' = any(roles)))`;

/** What an obligatory text becomes. */
export const erased = `'erased'`;
export const nothing = 'null';
/** What an obligatory text that is sealed becomes: it is told as erased. */
export const emptied = `''::bytea`;

export const ids = 'what hangs together, by ids that lead to nobody any more';
export const counters = 'how many, how soon and how it ended: codes, times and counts without a person';
export const staffs = 'who of ours did it';
export const accounting = 'to whom they were disclosed: accounting needs it';
