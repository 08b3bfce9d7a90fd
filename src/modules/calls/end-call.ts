import { Injectable } from '@nestjs/common';
import { isCutOff } from '../../core/calls/end-causes.js';
import type { Tx } from '../../platform/database/database.js';
import { Outbox, type OutboxMessage } from '../../platform/outbox/outbox.js';
import { BeginWrapUp } from '../counsellors/index.js';
import { CallStore, type CallRow } from './call.store.js';
import { DropHandOver } from './hand-over/drop-hand-over.js';
import { CallerLegStore } from './legs/caller-leg.store.js';
import { LegStore, type LegRow } from './legs/leg.store.js';

/**
 * Ends a call once: every leg that still lives is hung up, the counsellor goes to wrap-up, the others are told. A caller who was
 * waiting to be connected, or was cut off, is not hung up on: they are free for the next counsellor.
 */
@Injectable()
export class EndCall {
  constructor(
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly callers: CallerLegStore,
    private readonly beginWrapUp: BeginWrapUp,
    private readonly dropHandOver: DropHandOver,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, call: CallRow, wanted: string, at: Date): Promise<void> {
    if (call.ended_at) return;
    const cause = (await this.dropHandOver.run(tx, call, at)) ? 'hand-over-dropped' : wanted;
    await this.calls.end(tx, call.id, cause, at);
    if (!call.handed_over_at) await this.beginWrapUp.run(tx, call, at);
    const live = await this.legs.liveLegsOfCall(tx, call.id);
    const staying = !call.connected_at || isCutOff(cause) ? live.filter(isCaller) : [];
    const leaving = wanted === 'room-ended' ? live.filter(hearsWhy) : [];
    await this.letStay(tx, call, staying);
    await this.hangUp(
      tx,
      live.filter((leg) => !staying.includes(leg) && !leaving.includes(leg)),
      at,
    );
    const { id: callId, callback_id: callbackId, person_id: personId, counsellor_id: counsellorId } = call;
    await this.outbox.add(tx, [{ name: 'CallEnded', body: { callId, callbackId, personId, counsellorId, cause } }]);
  }

  /** Whoever was in the room has to be brought back to the line. */
  private async letStay(tx: Tx, call: CallRow, callers: readonly LegRow[]): Promise<void> {
    await this.callers.takeOutOfCall(
      tx,
      callers.map(({ id }) => id),
    );
    const cutOff = call.connected_at ? callers : [];
    await this.outbox.add(
      tx,
      cutOff.map(({ id }): OutboxMessage => ({
        name: 'RoomChanged',
        body: { callId: call.id, legId: id, what: 'counsellor-lost' },
      })),
    );
  }

  private async hangUp(tx: Tx, legs: readonly LegRow[], at: Date): Promise<void> {
    await this.legs.requestHangUp(
      tx,
      legs.map((leg) => leg.id),
      at,
    );
    await this.outbox.add(
      tx,
      legs.map((leg): OutboxMessage => ({ name: 'end-leg', body: { legId: leg.id } })),
    );
  }
}

/** Put out of the room by the carrier, they are told why, and their leg ends with that. */
function hearsWhy(leg: LegRow): boolean {
  return leg.party === 'counsellor' && leg.offer_id !== null;
}

function isCaller(leg: LegRow): boolean {
  return leg.inbound_call_id !== null;
}
