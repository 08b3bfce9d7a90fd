import { Injectable } from '@nestjs/common';
import type { Urgency } from '../../core/callbacks/urgency.js';
import type { Tx } from '../../platform/database/database.js';
import { positionInLine } from './position-in-line.js';

export interface LivePlace {
  readonly id: string;
  readonly callback_id: string;
  readonly route_id: string;
  readonly state: 'waiting' | 'keeping' | 'offered' | 'accepted';
  readonly arrived_at: Date;
  readonly deadline_at: Date;
}

/** The place in line of a caller who is on the phone. It outlives the call: keep-my-place turns it into that of a callback. */
@Injectable()
export class LivePlaceStore {
  async ofCaller(tx: Pick<Tx, 'query'>, inboundCallId: string): Promise<LivePlace | null> {
    const [row] = await tx.query<LivePlace>(
      `select id, callback_id, route_id, state, arrived_at, deadline_at from queue_entry where inbound_call_id = $1 and ended_at is null`,
      [inboundCallId],
    );
    return row ?? null;
  }

  /**
   * Compare-and-set from waiting: the caller chooses to be called back, and from now on nobody is offered the place. False when a
   * counsellor is being offered this caller: of the two that try at the same moment one wins.
   */
  async hold(tx: Tx, inboundCallId: string): Promise<boolean> {
    const rows = await tx.query(
      `update queue_entry set state = 'keeping' where inbound_call_id = $1 and state = 'waiting' and ended_at is null returning id`,
      [inboundCallId],
    );
    return rows.length === 1;
  }

  /** They changed their mind and wait on the line again. */
  async resume(tx: Tx, inboundCallId: string): Promise<void> {
    await tx.query(`update queue_entry set state = 'waiting' where inbound_call_id = $1 and state = 'keeping'`, [inboundCallId]);
  }

  /** The caller has hung up: the same place, from now on that of a callback. */
  async becomeCallback(tx: Tx, inboundCallId: string): Promise<void> {
    await tx.query(
      `update queue_entry set state = 'waiting', inbound_call_id = null where inbound_call_id = $1 and state = 'keeping' and ended_at is null`,
      [inboundCallId],
    );
  }

  /** Moves a caller to the front, whatever they were doing in the line. */
  async advance(tx: Tx, inboundCallId: string, urgency: Urgency, deadlineAt: Date): Promise<void> {
    await tx.query(
      `update queue_entry set urgency = $2, deadline_at = least(deadline_at, $3),
         state = case state when 'keeping' then 'waiting' else state end
       where inbound_call_id = $1 and ended_at is null`,
      [inboundCallId, urgency, deadlineAt],
    );
  }

  /** Back from where we had sent them: they wait again, before whoever waited with them. */
  async toFront(tx: Tx, inboundCallId: string, deadlineAt: Date): Promise<void> {
    await tx.query(
      `update queue_entry set state = case state when 'keeping' then 'waiting' else state end, deadline_at = least(deadline_at, $2)
       where inbound_call_id = $1 and ended_at is null`,
      [inboundCallId, deadlineAt],
    );
  }

  /** 1 is next; null: so far back that nobody counts. */
  async positionOf(db: Pick<Tx, 'query'>, entryId: string): Promise<number | null> {
    const [row] = await db.query<{ position: number | null }>(
      `select ${positionInLine('e')} as position from queue_entry e where e.id = $1`,
      [entryId],
    );
    return row!.position;
  }
}
