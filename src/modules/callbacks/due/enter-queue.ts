import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { callbackDeadline } from '../../../core/routing/entry-order.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { Matcher, QueueEntryStore } from '../../routing/index.js';
import { CallbackStore, type CallbackRow } from '../callback.store.js';

/** Puts a due callback in line for a counsellor, ordered by when it was due, and looks for one at once. */
@Injectable()
export class EnterQueue {
  constructor(
    private readonly callbacks: CallbackStore,
    private readonly entries: QueueEntryStore,
    private readonly matcher: Matcher,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, callback: CallbackRow, at: Date): Promise<void> {
    const queueEntryId = uuid();
    const deadlineAt = callbackDeadline({ urgency: callback.urgency, dueAt: callback.due_at, promisedBy: callback.promised_by });
    await this.callbacks.move(tx, callback.id, {
      state: 'queued',
      dueAt: deadlineAt,
      because: 'Waiting for a counsellor',
      ownerUserId: null,
      ownerTeam: 'queue',
    });
    const entered = await this.entries.enter(tx, {
      id: queueEntryId,
      callbackId: callback.id,
      inboundCallId: null,
      personId: callback.person_id,
      routeId: callback.route_id,
      urgency: callback.urgency,
      assignedTo: callback.assigned_to,
      lastCounsellorId: callback.last_counsellor_id,
      arrivedAt: callback.due_at,
      deadlineAt,
    });
    if (!entered) return;
    await this.outbox.add(tx, [
      {
        name: 'CallbackQueued',
        body: { callbackId: callback.id, personId: callback.person_id, queueEntryId, routeId: callback.route_id },
      },
    ]);
    await this.match(tx, callback, at);
  }

  async match(tx: Tx, callback: CallbackRow, at: Date): Promise<void> {
    await this.matcher.matchRoute(tx, callback.route_id, at);
  }
}
