import { flagTable } from '../../core/flags/flag-table.js';
import { flagLevels, highest, type FlagLevel } from '../../core/flags/levels.js';
import type { Tx } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';

type Reader = Pick<Tx, 'query'>;

export interface OpenFlag {
  readonly id: string;
  readonly level: FlagLevel;
  readonly rule: string;
  /** What it says, for staff; without names and numbers. */
  readonly says: string;
  readonly raisedAt: Date;
}

interface Row {
  readonly id: string;
  readonly level: FlagLevel;
  readonly rule: string;
  readonly raised_at: Date;
}

/**
 * The flags that count for the intake with this id (SQL), as `f`: its own, those of intakes that were merged into it, and those of its patient in
 * other intakes. Merging moves no flag, so undoing it gives each its own back, and of two persons who are one the highest counts.
 */
export const flagsOfIntake = (id: string) => `
  flag f where f.intake_id = ${id}
    or f.intake_id in (select d.id from intake i join intake d on d.person_id in (select family_of(i.person_id))
      where i.id = ${id} and d.close_reason = 'duplicate-merged')
    or f.person_id in (select family_of(y.person_id) from intake_party y where y.intake_id = ${id} and 'patient' = any(y.roles))`;

/** SQL: whether the intake with this id (SQL too) has a red or an orange flag that nobody has dealt with. */
export const hasSeriousFlag = (id: string) => `exists (
  select from (select f.level, f.handled_at, f.lowered_at from ${flagsOfIntake(id)}) found
  where level in ('red', 'orange') and handled_at is null and lowered_at is null)`;

const open = `
  select * from (select f.id, f.level, f.rule, f.raised_at, f.handled_at, f.lowered_at from ${flagsOfIntake('$1')}) found
  where handled_at is null and lowered_at is null order by raised_at, id`;

const standing = `select case when f.lowered_at is null then f.level else f.lowered_to end as level from ${flagsOfIntake('$1')}`;

// Of the person on the phone, and of whomever they call for.
const redOfPerson = `
  select f.id, f.level, f.rule, f.raised_at from flag f
  where f.level = 'red' and f.handled_at is null and f.lowered_at is null
    and (f.person_id in (select family_of($1))
      or f.intake_id in (select y.intake_id from intake_party y where y.person_id in (select family_of($1))))
  order by f.raised_at limit 1`;

/** Flags of an intake that nobody has dealt with, oldest first. While a red or an orange one is among them the intake is not closed. */
export async function openFlags(db: Reader, intakeId: string): Promise<readonly OpenFlag[]> {
  return (await db.query<Row>(open, [intakeId])).map(toOpen);
}

/** The level at which an intake stands: what was dealt with counts on, until a clinician lowers it. Null: no flag. */
export async function flagLevelOf(db: Reader, intakeId: string): Promise<FlagLevel | null> {
  const rows = await db.query<{ level: string | null }>(standing, [intakeId]);
  return highest(flagLevels.filter((level) => rows.some((row) => row.level === level)));
}

/** Throws flag/red-open (409) while somebody with whom or for whom this person talks is in danger and nobody has dealt with it. */
export async function refuseWhileRed(db: Reader, personId: string, whatIsRefused: string): Promise<void> {
  const [row] = await db.query<Row>(redOfPerson, [personId]);
  if (!row) return;
  const message = `${whatIsRefused} ${sayOf(row.rule)} Say first what was done about it.`;
  throw new DomainError('conflict', 'flag/red-open', message, { extra: { flagId: row.id } });
}

export function sayOf(rule: string): string {
  return flagTable.rules.find(({ id }) => id === rule)?.says ?? 'A flag of an earlier table.';
}

function toOpen({ id, level, rule, raised_at: raisedAt }: Row): OpenFlag {
  return { id, level, rule, says: sayOf(rule), raisedAt };
}
