import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import type { LegRow } from './leg.store.js';

export interface NewCallerLeg {
  readonly id: string;
  readonly inboundCallId: string;
  readonly carrierSid: string;
  readonly to: string;
  readonly from: string;
  readonly at: Date;
}

const columns = `l.id, l.party, l.offer_id, l.call_id, l.inbound_call_id, l.carrier_line, l.to_number, l.from_number, l.state,
  l.carrier_sid, l.sequence, l.placing_since, l.answered_at, l.joined_at, l.checked_at, l.hang_up_requested_at, l.ended_at, l.label, l.held_since, l.supervision,
  l.rung_plainly`;

/** Writes what is particular about the leg of somebody who called us: it is there before any call of ours. */
@Injectable()
export class CallerLegStore {
  /** False when this call of the carrier is known already: the webhook came twice. */
  async add(tx: Tx, leg: NewCallerLeg): Promise<boolean> {
    const rows = await tx.query(
      `insert into call_leg (id, party, inbound_call_id, to_number, from_number, state, carrier_sid, intended_at, placing_since, answered_at)
       values ($1, 'person', $2, $3, $4, 'in-progress', $5, $6, $6, $6) on conflict do nothing returning id`,
      [leg.id, leg.inboundCallId, leg.to, leg.from, leg.carrierSid, leg.at],
    );
    return rows.length === 1;
  }

  async bySid(db: Pick<Tx, 'query'>, carrierSid: string): Promise<LegRow | null> {
    const [row] = await db.query<LegRow>(`select ${columns} from call_leg l where l.carrier_sid = $1`, [carrierSid]);
    return row ?? null;
  }

  async ofCaller(db: Pick<Tx, 'query'>, inboundCallId: string): Promise<LegRow | null> {
    const [row] = await db.query<LegRow>(`select ${columns} from call_leg l where l.inbound_call_id = $1`, [inboundCallId]);
    return row ?? null;
  }

  /** The caller whom this attempt's offer was about, or who came to this call by themselves. */
  async callerOfAttempt(tx: Tx, attemptId: string, callId: string): Promise<LegRow | null> {
    const [row] = await tx.query<LegRow>(
      `select ${columns} from call_leg l where l.inbound_call_id = (
         select e.inbound_call_id from callback_attempt a join offer o on o.id = a.offer_id join queue_entry e on e.id = o.queue_entry_id
         where a.id = $1)
       union all
       select ${columns} from call_leg l where l.call_id = $2 and l.inbound_call_id is not null
       limit 1`,
      [attemptId, callId],
    );
    return row ?? null;
  }

  /** The caller who came to this call by themselves. */
  async joinedCall(tx: Tx, callId: string): Promise<LegRow | null> {
    const [row] = await tx.query<LegRow>(
      `select ${columns} from call_leg l where l.call_id = $1 and l.inbound_call_id is not null`,
      [callId],
    );
    return row ?? null;
  }

  async putInCall(tx: Tx, legId: string, callId: string): Promise<void> {
    await tx.query('update call_leg set call_id = $2 where id = $1 and ended_at is null', [legId, callId]);
  }

  /** The talk never came about, or broke off: the caller is free for the next counsellor. */
  async takeOutOfCall(tx: Tx, legIds: readonly string[]): Promise<void> {
    await tx.query('update call_leg set call_id = null, joined_at = null, held_since = null where id = any($1::uuid[])', [
      legIds,
    ]);
  }

  async rememberLine(db: Pick<Tx, 'query'>, legId: string, carrierLine: string): Promise<void> {
    await db.query('update call_leg set carrier_line = $2 where id = $1 and carrier_line is distinct from $2', [
      legId,
      carrierLine,
    ]);
  }

  async isOnTheLine(tx: Tx, inboundCallId: string): Promise<boolean> {
    return (await tx.query('select from call_leg where inbound_call_id = $1 and ended_at is null', [inboundCallId])).length > 0;
  }

  async personIsOnTheLine(tx: Tx, personId: string): Promise<boolean> {
    const rows = await tx.query(
      `select from call_leg l join inbound_call i on i.id = l.inbound_call_id where i.person_id = $1 and l.ended_at is null limit 1`,
      [personId],
    );
    return rows.length > 0;
  }

  /** Taken out of the carrier's line some time ago, and still not in the room: the request may have been lost. */
  notBrought(db: Pick<Tx, 'query'>, before: Date): Promise<{ id: string }[]> {
    return db.query(
      `select l.id from call_leg l join call c on c.id = l.call_id
       where l.inbound_call_id is not null and l.ended_at is null and l.joined_at is null and c.ended_at is null
         and c.state = 'dialling' and greatest(c.started_at, l.watched_at) < $1`,
      [before],
    );
  }
}
