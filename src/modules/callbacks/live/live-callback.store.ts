import { Injectable } from '@nestjs/common';
import type { Urgency } from '../../../core/callbacks/urgency.js';
import type { Tx } from '../../../platform/database/database.js';
import type { CallBackWish } from './call-back-wish.js';
import type { LiveCaller } from './live-caller.js';

export interface PausedPlace {
  readonly arrived_at: Date;
  readonly deadline_at: Date;
}

/** Why a callback leaves the line when its person calls. */
export const pausedBecause = 'they are calling us';
export const pauseSeconds = 180;

/** Writes callbacks that begin or end with an incoming call. */
@Injectable()
export class LiveCallbackStore {
  async openLive(tx: Tx, callbackId: string, caller: LiveCaller, at: Date): Promise<void> {
    await tx.query(
      `insert into callback (id, person_id, phone_number_id, intake_id, site_id, route_id, origin, urgency, state,
         window_start, promised_by, due_at, because, owner_team, created_at)
       values ($1, $2, $3, $4, $5, $6, 'live-call', $7, 'queued', $8, $9, $9, 'They called us and wait on the line', 'queue', $8)`,
      [
        callbackId,
        caller.personId,
        caller.phoneNumberId,
        caller.intakeId,
        caller.siteId,
        caller.routeId,
        caller.urgency,
        at,
        caller.deadlineAt > at ? caller.deadlineAt : at,
      ],
    );
  }

  /** Its times are put right by who calls this: a promise is only ever made together with its schedule. */
  async openPromise(tx: Tx, callbackId: string, wish: CallBackWish, at: Date): Promise<void> {
    await tx.query(
      `insert into callback (id, person_id, phone_number_id, intake_id, site_id, route_id, origin, urgency, state,
         window_start, promised_by, due_at, because, any_hour_requested_at, owner_team, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'scheduled', $9, $9, $9, $10, $11, 'queue', $9)`,
      [
        callbackId,
        wish.personId,
        wish.phoneNumberId,
        wish.intakeId,
        wish.siteId,
        wish.routeId,
        wish.origin,
        wish.urgency,
        at,
        wish.because,
        wish.anyHourRequestedAt,
      ],
    );
  }

  /** An open callback takes the newest wish: the number to call, why, and an urgency that only rises. Attempts count anew. */
  async readdress(tx: Tx, callbackId: string, wish: CallBackWish, at: Date): Promise<void> {
    await tx.query(
      `update callback set phone_number_id = $2, because = $3, asked_again_at = $7, route_id = $8, any_hour_requested_at = coalesce($4, any_hour_requested_at),
         origin = case when origin = 'live-call' then $5 else origin end,
         urgency = case when $6 = 'urgent' then 'urgent' else urgency end,
         attempts_made = case when state = 'needs-decision' then 0 else attempts_made end
       where id = $1`,
      [callbackId, wish.phoneNumberId, wish.because, wish.anyHourRequestedAt, wish.origin, wish.urgency, at, wish.routeId],
    );
  }

  async answersMessage(tx: Tx, callbackId: string): Promise<void> {
    await tx.query(
      `update callback set origin = 'voicemail', because = 'They left a message'
       where id = $1 and origin = 'abandoned' and state = 'scheduled'`,
      [callbackId],
    );
  }

  /** They are heard where they called in: the caller in line and their callback stand in the same line. */
  async reroute(tx: Tx, callbackId: string, routeId: string): Promise<void> {
    await tx.query('update callback set route_id = $2 where id = $1', [callbackId, routeId]);
  }

  /** The place in line that this callback had until its person called us a moment ago. */
  async pausedPlace(tx: Tx, callbackId: string, at: Date): Promise<PausedPlace | null> {
    const [place] = await tx.query<PausedPlace>(
      `select arrived_at, deadline_at from queue_entry
       where callback_id = $1 and end_reason = $2 and ended_at > $3::timestamptz - make_interval(secs => $4)
       order by ended_at desc limit 1`,
      [callbackId, pausedBecause, at, pauseSeconds],
    );
    return place ?? null;
  }

  async raiseUrgency(tx: Tx, callbackId: string, urgency: Urgency): Promise<void> {
    await tx.query(`update callback set urgency = 'urgent' where id = $1 and $2 = 'urgent'`, [callbackId, urgency]);
  }

  /** Whoever is on them now does not answer the new wish: it is kept beside, and SettleAttempt promises anew. */
  async askAgain(tx: Tx, callbackId: string, at: Date): Promise<void> {
    await tx.query('update callback set asked_again_at = $2 where id = $1', [callbackId, at]);
  }

  /** The outgoing ring was called off because they called us: it does not count, neither as an attempt nor for the person's limit. */
  async takeBackAttempt(tx: Tx, callbackId: string, attemptId: string): Promise<void> {
    const [dialled] = await tx.query(
      'update callback_attempt set dialled_at = null where id = $1 and dialled_at is not null returning id',
      [attemptId],
    );
    if (dialled) await tx.query('update callback set attempts_made = attempts_made - 1 where id = $1', [callbackId]);
  }

  async rememberCounsellor(tx: Tx, callbackId: string, counsellorId: string): Promise<void> {
    await tx.query('update callback set last_counsellor_id = $2 where id = $1', [callbackId, counsellorId]);
  }

  /** Who talked to this person last. */
  async lastCounsellorOf(tx: Tx, personId: string): Promise<string | null> {
    const [row] = await tx.query<{ counsellor_id: string }>(
      `select counsellor_id from call where person_id in (select family_of($1)) and connected_at is not null order by connected_at desc limit 1`,
      [personId],
    );
    return row?.counsellor_id ?? null;
  }
}
