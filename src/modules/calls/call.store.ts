import { Injectable } from '@nestjs/common';
import type { Disposition } from '../../core/callbacks/attempt-outcomes.js';
import { violatedConstraint, type Tx } from '../../platform/database/database.js';
import { Seals } from '../../platform/sealing/seals.js';
import { DomainError } from '../../platform/http/domain-error.js';

export interface CallRow {
  id: string;
  site_id: string;
  callback_id: string;
  attempt_id: string;
  person_id: string;
  counsellor_id: string;
  state: 'waiting-for-counsellor' | 'dialling' | 'talking' | 'ended';
  started_at: Date;
  connected_at: Date | null;
  ended_at: Date | null;
  end_cause: string | null;
  counsellor_lost_at: Date | null;
  handed_over_at: Date | null;
  disposition: Disposition | null;
  asked_for: Date | null;
}

export interface NewCall {
  readonly id: string;
  readonly siteId: string;
  readonly callbackId: string;
  readonly attemptId: string;
  readonly personId: string;
  readonly counsellorId: string;
  readonly at: Date;
}

const columns = `id, site_id, callback_id, attempt_id, person_id, counsellor_id, state, started_at, connected_at, ended_at, end_cause, counsellor_lost_at, handed_over_at, disposition, asked_for`;

/** The carrier's name of a call's conference room: opaque, because names appear in the carrier's logs. */
export function roomOf(callId: string): string {
  return `room-${callId}`;
}

/** Null for a room that is none of ours. */
export function callOfRoom(room: string): string | null {
  return /^room-([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(room)?.[1] ?? null;
}

const dispose = `
  update call set disposition = $2, disposition_note = null, disposition_note_sealed = $3, asked_for = $4, disposition_at = $5 where id = $1`;

/** Writes calls. Unique indexes make one open call per counsellor and per person a fact. */
@Injectable()
export class CallStore {
  constructor(private readonly seals: Seals) {}

  /** @throws DomainError offer/already-talking: of two calls that one counsellor takes at once, one comes about. */
  async open(tx: Tx, call: NewCall): Promise<void> {
    try {
      await tx.query(
        `insert into call (id, site_id, callback_id, attempt_id, person_id, counsellor_id, state, started_at)
         values ($1, $2, $3, $4, $5, $6, 'waiting-for-counsellor', $7)`,
        [call.id, call.siteId, call.callbackId, call.attemptId, call.personId, call.counsellorId, call.at],
      );
    } catch (error) {
      if (violatedConstraint(error) !== 'call_one_open_per_counsellor') throw error;
      throw new DomainError('conflict', 'offer/already-talking', 'You are on a call already.');
    }
  }

  async lock(tx: Tx, callId: string): Promise<CallRow | null> {
    const [row] = await tx.query<CallRow>(`select ${columns} from call where id = $1 for update`, [callId]);
    return row ?? null;
  }

  /** The call that this person is on, or that is being placed to them. */
  async lockOpenOf(tx: Tx, personId: string): Promise<CallRow | null> {
    const [row] = await tx.query<CallRow>(`select ${columns} from call where person_id = $1 and ended_at is null for update`, [
      personId,
    ]);
    return row ?? null;
  }

  /** Of a callback that was dialled at least once: the one that is open, else the one that ended last. */
  async lockLatestOf(tx: Tx, callbackId: string): Promise<CallRow | null> {
    const [row] = await tx.query<CallRow>(
      `select ${columns} from call where callback_id = $1 order by started_at desc limit 1 for update`,
      [callbackId],
    );
    return row ?? null;
  }

  /** A call of ours makes their phone ring at this moment, for all we know. */
  async rings(tx: Tx, personId: string): Promise<boolean> {
    const rows = await tx.query(
      `select from call c join call_leg l on l.call_id = c.id and l.party = 'person' and l.inbound_call_id is null
       where c.person_id = $1 and c.connected_at is null and l.placing_since is not null and l.ended_at is null`,
      [personId],
    );
    return rows.length > 0;
  }

  /** Nobody has called them for this callback since. */
  async isLatestOf(tx: Tx, callbackId: string, callId: string): Promise<boolean> {
    const [row] = await tx.query<{ id: string }>('select id from call where callback_id = $1 order by started_at desc limit 1', [
      callbackId,
    ]);
    return row?.id === callId;
  }

  async setDialling(tx: Tx, callId: string): Promise<void> {
    await tx.query(`update call set state = 'dialling' where id = $1 and state = 'waiting-for-counsellor'`, [callId]);
  }

  async connect(tx: Tx, callId: string, at: Date): Promise<void> {
    await tx.query(
      `update call set state = case when ended_at is null then 'talking' else state end, connected_at = $2 where id = $1 and connected_at is null`,
      [callId, at],
    );
  }

  async setLost(tx: Tx, callId: string, since: Date | null): Promise<void> {
    await tx.query('update call set counsellor_lost_at = $2 where id = $1', [callId, since]);
  }

  async setHandedOver(tx: Tx, callId: string, at: Date): Promise<void> {
    await tx.query('update call set handed_over_at = $2 where id = $1', [callId, at]);
  }

  async changeCounsellor(tx: Tx, callId: string, counsellorId: string): Promise<void> {
    await tx.query('update call set counsellor_id = $2 where id = $1', [callId, counsellorId]);
  }

  async end(tx: Tx, callId: string, cause: string, at: Date): Promise<void> {
    await tx.query(`update call set state = 'ended', ended_at = $3, end_cause = $2 where id = $1 and ended_at is null`, [
      callId,
      cause,
      at,
    ]);
  }

  /** Its end was taken for an ordinary one, at most since `since`, and nobody has written how it went. False: it stays as it is. */
  async endedByRoom(tx: Tx, callId: string, since: Date): Promise<boolean> {
    const rows = await tx.query(
      `update call set end_cause = 'room-ended'
       where id = $1 and end_cause = 'completed' and ended_at > $2 and disposition is null and handed_over_at is null returning id`,
      [callId, since],
    );
    return rows.length > 0;
  }

  async dispose(
    tx: Tx,
    callId: string,
    disposition: string,
    note: string | null,
    askedFor: Date | null,
    at: Date,
  ): Promise<void> {
    const [call] = await tx.query<{ person_id: string }>('select person_id from call where id = $1', [callId]);
    const sealed = await this.seals.seal(tx, call!.person_id, 'call.note', callId, note);
    await tx.query(dispose, [callId, disposition, sealed, askedFor, at]);
  }
}
