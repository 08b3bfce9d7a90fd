import { Injectable } from '@nestjs/common';
import type { Facts } from '../../core/flags/condition.js';
import type { FlagOutcome } from '../../core/flags/handle-flag.js';
import type { FlagLevel } from '../../core/flags/levels.js';
import type { Tx } from '../../platform/database/database.js';

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

// One that is open already, or that rested on the same answers, is enough: what a clinician lowered does not rise again by itself.
const insert = `
  insert into flag (id, intake_id, person_id, site_id, level, rule, table_version, table_hash, facts, raised_by, raised_at, due_at)
  select $1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12
  where not exists (select from flag f where f.intake_id = $2 and f.rule = $6
    and ((f.handled_at is null and f.lowered_at is null) or f.facts @> $9::jsonb))
  on conflict (intake_id, rule) where handled_at is null and lowered_at is null do nothing
  returning id`;

/** The only SQL that writes flags. */
@Injectable()
export class FlagStore {
  /** False: it stands already. */
  async insert(tx: Tx, flag: NewFlag): Promise<boolean> {
    const { id, intakeId, personId, siteId, level, rule, tableVersion, tableHash, facts, raisedBy, at, dueAt } = flag;
    const values = [id, intakeId, personId, siteId, level, rule, tableVersion, tableHash, JSON.stringify(facts)];
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
    await tx.query('update flag set handled_at = $2, handled_by = $3, outcome = $4, note = $5 where id = $1', [
      id,
      done.at,
      done.by,
      done.outcome,
      done.note,
    ]);
  }

  async lower(tx: Tx, id: string, lowered: { to: FlagLevel | null; reason: string; by: string; at: Date }): Promise<void> {
    await tx.query('update flag set lowered_at = $2, lowered_by = $3, lowered_to = $4, lowered_reason = $5 where id = $1', [
      id,
      lowered.at,
      lowered.by,
      lowered.to,
      lowered.reason,
    ]);
  }

  async escalate(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.query('update flag set escalated_at = $2 where id = $1 and escalated_at is null', [id, at]);
  }
}
