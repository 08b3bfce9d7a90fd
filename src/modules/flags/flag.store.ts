import { Injectable } from '@nestjs/common';
import type { Facts } from '../../core/flags/condition.js';
import type { FlagOutcome } from '../../core/flags/handle-flag.js';
import type { FlagLevel } from '../../core/flags/levels.js';
import type { Tx } from '../../platform/database/database.js';
import { Seals } from '../../platform/sealing/seals.js';
import { told } from '../../platform/sealing/told.js';

export interface NewFlag {
  readonly id: string;
  readonly intakeId: string;
  readonly personId: string;
  readonly siteId: string;
  readonly level: FlagLevel;
  readonly rule: string;
  readonly tableVersion: string;
  readonly tableHash: string;
  readonly facts: Facts;
  readonly raisedBy: string | null;
  readonly at: Date;
  readonly dueAt: Date | null;
}

export interface FlagRow {
  readonly id: string;
  readonly intake_id: string;
  readonly person_id: string;
  readonly site_id: string;
  readonly level: FlagLevel;
  readonly rule: string;
  readonly raised_at: Date;
  readonly due_at: Date | null;
  readonly escalated_at: Date | null;
  readonly handled_at: Date | null;
  readonly lowered_at: Date | null;
}

const ofRule = `
  select handled_at is null and lowered_at is null as "isOpen", ${told('flag.facts', 'f')} as facts from flag f where intake_id = $1 and rule = $2`;
const insert = `
  insert into flag (id, intake_id, person_id, site_id, level, rule, table_version, table_hash, facts_sealed, raised_by, raised_at, due_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (intake_id, rule) where handled_at is null and lowered_at is null do nothing
  returning id`;

/** The only SQL that writes flags. */
@Injectable()
export class FlagStore {
  constructor(private readonly seals: Seals) {}

  /**
   * False: it stands already. One that is open, or that rested on the same answers, is enough: what a clinician lowered does not rise again by
   * itself.
   */
  async insert(tx: Tx, flag: NewFlag): Promise<boolean> {
    const { id, intakeId, personId, siteId, level, rule, tableVersion, tableHash, facts, raisedBy, at, dueAt } = flag;
    const before = await this.seals.open(tx, await tx.query<{ isOpen: boolean; facts: Facts }>(ofRule, [intakeId, rule]));
    if (before.some((one) => one.isOpen || holdsAll(one.facts, facts))) return false;
    const sealed = await this.seals.sealInIntake(tx, intakeId, 'flag.facts', id, facts);
    const values = [id, intakeId, personId, siteId, level, rule, tableVersion, tableHash, sealed];
    return (await tx.query(insert, [...values, raisedBy, at, dueAt])).length === 1;
  }

  async lock(tx: Tx, id: string): Promise<FlagRow | null> {
    const [row] = await tx.query<FlagRow>(
      `select id, intake_id, person_id, site_id, level, rule, raised_at, due_at, escalated_at, handled_at, lowered_at
       from flag where id = $1 for no key update`,
      [id],
    );
    return row ?? null;
  }

  async handle(tx: Tx, id: string, done: { outcome: FlagOutcome; note: string | null; by: string; at: Date }): Promise<void> {
    const sealed = await this.seal(tx, id, 'flag.note', done.note);
    await tx.query('update flag set handled_at = $2, handled_by = $3, outcome = $4, note_sealed = $5 where id = $1', [
      id,
      done.at,
      done.by,
      done.outcome,
      sealed,
    ]);
  }

  async lower(tx: Tx, id: string, lowered: { to: FlagLevel | null; reason: string; by: string; at: Date }): Promise<void> {
    const sealed = await this.seal(tx, id, 'flag.lowered-reason', lowered.reason);
    await tx.query(
      'update flag set lowered_at = $2, lowered_by = $3, lowered_to = $4, lowered_reason_sealed = $5 where id = $1',
      [id, lowered.at, lowered.by, lowered.to, sealed],
    );
  }

  async escalate(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.query('update flag set escalated_at = $2 where id = $1 and escalated_at is null', [id, at]);
  }

  private async seal(
    tx: Tx,
    id: string,
    name: 'flag.note' | 'flag.lowered-reason',
    words: string | null,
  ): Promise<Buffer | null> {
    const [flag] = await tx.query<{ intake_id: string }>('select intake_id from flag where id = $1', [id]);
    return this.seals.sealInIntake(tx, flag!.intake_id, name, id, words);
  }
}

/** Every answer of `facts` stands in `kept` too. */
function holdsAll(kept: Facts, facts: Facts): boolean {
  return Object.entries(facts).every(([question, answers]) => answers.every((one) => kept[question]?.includes(one)));
}
