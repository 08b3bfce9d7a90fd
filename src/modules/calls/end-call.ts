import { Injectable } from '@nestjs/common';
import { Settings } from '../../platform/config/settings.js';
import type { Tx } from '../../platform/database/database.js';
import { Outbox, type OutboxMessage } from '../../platform/outbox/outbox.js';
import { CounsellorStore } from '../counsellors/index.js';
import { CallStore, type CallRow } from './call.store.js';
import { CallerLegStore } from './legs/caller-leg.store.js';
import { LegStore } from './legs/leg.store.js';

/**
 * Ends a call once: every leg that still lives is hung up, the counsellor goes to wrap-up, the others are told. A caller who was
 * waiting to be connected is not hung up on: they are free for the next counsellor.
 */
@Injectable()
export class EndCall {
  constructor(
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly callers: CallerLegStore,
    private readonly counsellors: CounsellorStore,
    private readonly outbox: Outbox,
    private readonly settings: Settings,
  ) {}

  async run(tx: Tx, call: CallRow, cause: string, at: Date): Promise<void> {
    if (call.ended_at) return;
    await this.calls.end(tx, call.id, cause, at);
    // After a talk the wrap-up lasts until the outcome is written.
    const until = call.connected_at ? null : new Date(at.getTime() + this.settings.wrapUpSeconds * 1000);
    await this.counsellors.setPresence(tx, { counsellorId: call.counsellor_id, to: 'wrap-up', until, at });
    const all = await this.legs.liveLegsOfCall(tx, call.id);
    const waiting = call.connected_at ? [] : all.filter((leg) => leg.inbound_call_id !== null);
    await this.callers.takeOutOfCall(
      tx,
      waiting.map(({ id }) => id),
    );
    const live = all.filter((leg) => !waiting.includes(leg));
    await this.legs.requestHangUp(
      tx,
      live.map(({ id }) => id),
      at,
    );
    const { id: callId, callback_id: callbackId, person_id: personId, counsellor_id: counsellorId } = call;
    const messages: OutboxMessage[] = live.map((leg) => ({ name: 'end-leg', body: { legId: leg.id } }));
    if (until) messages.push({ name: 'end-wrap-up', body: { counsellorId }, runAt: until });
    await this.outbox.add(tx, [...messages, { name: 'CallEnded', body: { callId, callbackId, personId, counsellorId, cause } }]);
  }
}
