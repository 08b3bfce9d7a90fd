import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { AsideKind } from '../../../core/intake/work/decide-aside.js';
import type { Tx } from '../../../platform/database/database.js';

export interface NewAside {
  readonly intakeId: string;
  readonly kind: AsideKind;
  readonly reason: string;
  readonly byUserId: string;
  readonly since: Date;
  readonly until: Date;
  readonly dueBefore: Date;
  readonly dueAfter: Date;
}

export interface OpenAside {
  readonly id: string;
  readonly kind: AsideKind;
  readonly since: Date;
  readonly until: Date;
  readonly dueBefore: Date;
  readonly dueAfter: Date;
}

export interface AsideEnd {
  /** `over`: its time has come; `moved`: the intake has; `by-hand`: staff ended it; `danger`: a sign of danger came in. */
  readonly reason: 'over' | 'moved' | 'by-hand' | 'danger';
  readonly byUserId: string | null;
  readonly at: Date;
}

const insert = `
  insert into intake_aside (id, intake_id, kind, reason, by_user_id, since, until, due_before, due_after)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const end = `
  update intake_aside set ended_at = $2, end_reason = $3, ended_by = $4 where intake_id = $1 and ended_at is null
  returning id, kind, since, until, due_before as "dueBefore", due_after as "dueAfter"`;
const open = `
  select id, kind, since, until, due_before as "dueBefore", due_after as "dueAfter"
  from intake_aside where intake_id = $1 and ended_at is null`;

/** Next steps that are set aside, and were. One at a time for each intake. */
@Injectable()
export class AsideStore {
  async add(tx: Tx, { intakeId, kind, reason, byUserId, since, until, dueBefore, dueAfter }: NewAside): Promise<void> {
    await tx.query(insert, [uuid(), intakeId, kind, reason, byUserId, since, until, dueBefore, dueAfter]);
  }

  async openOf(tx: Tx, intakeId: string): Promise<OpenAside | null> {
    return (await tx.query<OpenAside>(open, [intakeId]))[0] ?? null;
  }

  /** Null: nothing was set aside. */
  async end(tx: Tx, intakeId: string, { reason, byUserId, at }: AsideEnd): Promise<OpenAside | null> {
    return (await tx.query<OpenAside>(end, [intakeId, at, reason, byUserId]))[0] ?? null;
  }
}
