import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { Matcher, QueueEntryStore, WithdrawEntry } from '../../routing/index.js';
import { CallbackStore, type CallbackRow } from '../callback.store.js';
import type { LiveCaller } from './live-caller.js';
import { LiveCallbackStore } from './live-callback.store.js';

/**
 * Puts a caller in line for a counsellor. They ride on the ledger of callbacks: what was promised to them is met by this call, and
 * when the call breaks off, the promise is there already. A place they had in line as a callback is theirs still.
 */
@Injectable()
export class EnterLive {
  constructor(
    private readonly callbacks: CallbackStore,
    private readonly live: LiveCallbackStore,
    private readonly entries: QueueEntryStore,
    private readonly withdrawEntry: WithdrawEntry,
    private readonly matcher: Matcher,
    private readonly outbox: Outbox,
  ) {}

  /** The id of the callback; null when a counsellor is on this person's callback right now, so that this is somebody else. */
  async run(tx: Tx, caller: LiveCaller, at: Date): Promise<string | null> {
    const open = await this.callbacks.lockOpenOf(tx, caller.personId);
    if (open?.state === 'dialling') return null;
    const callbackId = open ? open.id : uuid();
    const before = open ? await this.takeOver(tx, open, caller, at) : null;
    if (!open) await this.live.openLive(tx, callbackId, caller, at);
    const { inboundCallId, personId, routeId, urgency, waitingSince } = caller;
    const queueEntryId = uuid();
    await this.entries.enter(tx, {
      id: queueEntryId,
      callbackId,
      inboundCallId,
      personId,
      routeId,
      urgency,
      assignedTo: open?.assigned_to ?? null,
      lastCounsellorId: await this.live.lastCounsellorOf(tx, personId),
      arrivedAt: before && before.arrived_at < waitingSince ? before.arrived_at : waitingSince,
      deadlineAt: before && before.deadline_at < caller.deadlineAt ? before.deadline_at : caller.deadlineAt,
    });
    await this.outbox.add(tx, [{ name: 'CallbackQueued', body: { callbackId, personId, queueEntryId, routeId } }]);
    await this.matcher.matchRoute(tx, routeId, at);
    return callbackId;
  }

  private async takeOver(tx: Tx, open: CallbackRow, caller: LiveCaller, at: Date) {
    const inLine = await this.withdrawEntry.run(tx, open.id, 'they called us', at);
    const before = inLine ?? (await this.live.pausedPlace(tx, open.id, at));
    await this.live.reroute(tx, open.id, caller.routeId);
    await this.live.raiseUrgency(tx, open.id, caller.urgency);
    await this.callbacks.move(tx, open.id, {
      state: 'queued',
      dueAt: caller.deadlineAt,
      because: 'They called us and wait on the line',
      ownerUserId: null,
      ownerTeam: 'queue',
    });
    return before;
  }
}
