import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';

/** Where a callback stands, as far as its intake cares. */
export interface CallbackStanding {
  readonly state: string;
  readonly promised_by: Date;
  readonly due_at: Date | null;
  readonly because: string;
  readonly owner_user_id: string | null;
  readonly owner_team: string | null;
  readonly attempts_made: number;
  readonly ended_at: Date | null;
  /** A counsellor talked to the person. */
  readonly reached: boolean;
}

// The person's open callback, else the one that was asked about.
const standing = `
  select c.state, c.promised_by, c.due_at, c.because, c.owner_user_id, c.owner_team, c.attempts_made, c.ended_at,
    exists (select from callback_attempt a join call k on k.attempt_id = a.id
            where a.callback_id = c.id and k.disposition = 'reached') as reached
  from callback c where c.id = $1 or (c.person_id = $2 and c.ended_at is null)
  order by c.ended_at nulls first limit 1`;

/** Reads what other modules wrote about calling a person. */
@Injectable()
export class CallbackStandingReadModel {
  async personOfCallback(tx: Tx, callbackId: string): Promise<string | null> {
    const [row] = await tx.query<{ person_id: string }>('select person_id from callback where id = $1', [callbackId]);
    return row?.person_id ?? null;
  }

  async of(tx: Tx, personId: string, callbackId: string): Promise<CallbackStanding | null> {
    const [row] = await tx.query<CallbackStanding>(standing, [callbackId, personId]);
    return row ?? null;
  }

  /** Was the person's phone rung in this attempt? */
  async wasDialled(tx: Tx, attemptId: string): Promise<boolean> {
    return (await tx.query('select id from callback_attempt where id = $1 and dialled_at is not null', [attemptId])).length > 0;
  }

  async counsellorOfCall(tx: Tx, callId: string): Promise<string | null> {
    const [row] = await tx.query<{ counsellor_id: string }>('select counsellor_id from call where id = $1', [callId]);
    return row?.counsellor_id ?? null;
  }
}
