import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { CallerLegStore, CallStore, LegStore } from '../../calls/index.js';
import { LiveCallbackStore } from './live-callback.store.js';

/**
 * They call us while a counsellor is calling them (F27): the outgoing ring is called off and does not count, and the caller comes to
 * that same counsellor. Null when there is nothing to meet, or when that call is being talked on: then this is somebody else.
 */
@Injectable()
export class MeetHalfway {
  constructor(
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly callers: CallerLegStore,
    private readonly live: LiveCallbackStore,
    private readonly outbox: Outbox,
  ) {}

  /** The id of the call that the caller's leg belongs to from now on. */
  async run(tx: Tx, personId: string, callerLegId: string, at: Date): Promise<string | null> {
    const call = await this.calls.lockOpenOf(tx, personId);
    if (!call || call.connected_at || call.state === 'talking') return null;
    const legs = await this.legs.liveLegsOfCall(tx, call.id);
    const ringing = legs.filter((leg) => leg.party === 'person');
    if (ringing.some((leg) => leg.inbound_call_id !== null || leg.state === 'in-progress')) return null;
    await this.legs.requestHangUp(
      tx,
      ringing.map((leg) => leg.id),
      at,
    );
    await this.callers.putInCall(tx, callerLegId, call.id);
    await this.live.takeBackAttempt(tx, call.callback_id, call.attempt_id);
    await this.outbox.add(
      tx,
      ringing.map((leg) => ({ name: 'end-leg' as const, body: { legId: leg.id } })),
    );
    return call.id;
  }
}
