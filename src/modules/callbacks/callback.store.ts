import { Injectable } from '@nestjs/common';
import type { Urgency } from '../../core/callbacks/urgency.js';
import type { CallbackState } from '../../contracts/callback.dto.js';
import type { Tx } from '../../platform/database/database.js';

export interface CallbackRow {
  id: string;
  person_id: string;
  /** Null: a caller who withholds their number; such a callback is never scheduled. */
  phone_number_id: string | null;
  intake_id: string;
  site_id: string;
  route_id: string;
  urgency: Urgency;
  state: CallbackState;
  window_start: Date;
  promised_by: Date;
  due_at: Date;
  because: string;
  any_hour_requested_at: Date | null;
  asked_again_at: Date | null;
  owner_user_id: string | null;
  owner_team: string | null;
  attempts_made: number;
  last_counsellor_id: string | null;
  /** Who should make it. */
  assigned_to: string | null;
  ended_at: Date | null;
}

/** Where an open callback stands next; `ownerUserId` null means the team or queue owns it. */
export interface CallbackMove {
  readonly state: Exclude<CallbackState, 'done' | 'cancelled'>;
  readonly dueAt: Date;
  readonly because: string;
  /** The rule behind it, such as `contact/quiet-hours-state`. */
  readonly rule?: string;
  readonly ownerUserId: string | null;
  readonly ownerTeam: 'queue' | 'counsellors' | 'managers' | null;
  /** A new promise to the person, when the old one could not be kept. */
  readonly window?: { readonly start: Date; readonly promisedBy: Date };
}

/** Writes callbacks. A partial unique index makes one open callback per person a fact. */
@Injectable()
export class CallbackStore {
  async lock(tx: Tx, callbackId: string): Promise<CallbackRow | null> {
    const [row] = await tx.query<CallbackRow>('select * from callback where id = $1 for update', [callbackId]);
    return row ?? null;
  }

  async lockOpenOf(tx: Tx, personId: string): Promise<CallbackRow | null> {
    const [row] = await tx.query<CallbackRow>('select * from callback where person_id = $1 and ended_at is null for update', [
      personId,
    ]);
    return row ?? null;
  }

  async move(tx: Tx, callbackId: string, move: CallbackMove): Promise<void> {
    await tx.query(
      `update callback set state = $2, due_at = $3, because = $4, owner_user_id = $5, owner_team = $6,
         window_start = coalesce($7, window_start), promised_by = coalesce($8, promised_by), because_rule = $9
       where id = $1 and ended_at is null`,
      [
        callbackId,
        move.state,
        move.dueAt,
        move.because,
        move.ownerUserId,
        move.ownerTeam,
        move.window?.start ?? null,
        move.window?.promisedBy ?? null,
        move.rule ?? null,
      ],
    );
  }

  async end(tx: Tx, callbackId: string, state: 'done' | 'cancelled', because: string, at: Date): Promise<void> {
    await tx.query(
      `update callback set state = $2, because = $3, ended_at = $4, kept_at = case when $2::text = 'done' then $4::timestamptz end
       where id = $1 and ended_at is null`,
      [callbackId, state, because, at],
    );
  }

  /** Asked again before it is dialled, like every number. */
  async callNumber(tx: Tx, callbackId: string, phoneNumberId: string): Promise<void> {
    await tx.query('update callback set phone_number_id = $2 where id = $1 and ended_at is null', [callbackId, phoneNumberId]);
  }

  /** Null: the team makes it. */
  async assign(tx: Tx, callbackId: string, counsellorId: string | null): Promise<void> {
    await tx.query('update callback set assigned_to = $2 where id = $1', [callbackId, counsellorId]);
  }

  /** They were cut off: whoever comes next is asked to hurry. `origin` null keeps the one it has. */
  async makeUrgent(tx: Tx, callbackId: string, origin: 'hand-over' | null): Promise<void> {
    await tx.query(`update callback set urgency = 'urgent', origin = coalesce($2, origin) where id = $1`, [callbackId, origin]);
  }

  async countAttempt(tx: Tx, callbackId: string, counsellorId: string, at: Date): Promise<void> {
    await tx.query(
      `update callback set attempts_made = attempts_made + 1, last_counsellor_id = $2, first_attempt_at = coalesce(first_attempt_at, $3)
       where id = $1`,
      [callbackId, counsellorId, at],
    );
  }

  /** The carrier never came to it: nobody tried to reach them. */
  async takeBackAttempt(tx: Tx, callbackId: string): Promise<void> {
    await tx.query(
      `update callback set attempts_made = attempts_made - 1, first_attempt_at = case when attempts_made > 1 then first_attempt_at end
       where id = $1 and attempts_made > 0`,
      [callbackId],
    );
  }

  async intakeIsOpen(tx: Tx, personId: string): Promise<boolean> {
    return (await tx.query('select from intake where person_id = $1 and ended_at is null', [personId])).length > 0;
  }

  /**
   * A named manager, the one with the fewest decisions waiting; an administrator where there is no manager. Before all of them `wanted`,
   * if they may decide; after all of them `leaver`.
   */
  async decisionOwner(tx: Tx, wanted: string | null = null, leaver: string | null = null): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `select u.id from staff_user u
       where u.active and u.roles && array['manager', 'supervisor', 'admin']
       order by u.id is not distinct from $2::uuid, u.id is not distinct from $1::uuid desc, ('manager' = any(u.roles)) desc, 'admin' = any(u.roles),
         (select count(*) from callback c where c.owner_user_id = u.id and c.state = 'needs-decision'), u.id
       limit 1`,
      [wanted, leaver],
    );
    if (!row) throw new Error('There is no active manager or administrator to decide');
    return row.id;
  }
}
