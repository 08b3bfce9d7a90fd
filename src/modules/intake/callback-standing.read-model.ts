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
  /** The counsellor who talked to the person; null while nobody did. */
  readonly reached_by: string | null;
  /** They left no number: nobody can call them, they can only call us. */
  readonly has_number: boolean;
}

// The person's open callback, else the one that was asked about.
const standing = `
  select c.state, c.promised_by, c.due_at, c.because, c.owner_user_id, c.owner_team, c.attempts_made, c.ended_at,
    (select k.counsellor_id from call k where k.callback_id = c.id and k.disposition = 'reached'
     order by k.ended_at desc limit 1) as reached_by,
    exists (select from phone_number n where n.person_id in (select family_of(c.person_id))) as has_number
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

  /** Callbacks whose end did not reach their intake: nobody was talked with yet, nobody owns it, and nothing is promised any more. */
  unfollowed(db: Pick<Tx, 'query'>, before: Date): Promise<{ id: string }[]> {
    return db.query(
      `select last.id from intake i
         cross join lateral (select c.id from callback c where c.person_id = i.person_id order by c.created_at desc limit 1) last
       where i.ended_at is null and i.stage in ('inquiry', 'attempting') and i.stage_since < $1
         and i.owner_user_id is null and i.owner_team <> 'managers'
         and not exists (select from callback c where c.person_id = i.person_id and c.ended_at is null)
       limit 200`,
      [before],
    );
  }
}
