import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../../../platform/database/database.js';
import { CallerLegStore } from '../../calls/index.js';
import { Matcher, QueueEntryStore, type EndedEntry } from '../../routing/index.js';
import { CallbackStore, type CallbackRow } from '../callback.store.js';

/** A counsellor took a caller who is still on the phone, and then was not there: the caller is in line again, where they were. */
@Injectable()
export class LineAgain {
  constructor(
    private readonly callers: CallerLegStore,
    private readonly callbacks: CallbackStore,
    private readonly entries: QueueEntryStore,
    private readonly matcher: Matcher,
  ) {}

  /** False when nobody is on the phone any more. */
  async run(tx: Tx, callback: CallbackRow, entry: EndedEntry | null, at: Date): Promise<boolean> {
    const inboundCallId = entry?.inbound_call_id;
    if (!entry || !inboundCallId || !(await this.callers.isOnTheLine(tx, inboundCallId))) return false;
    await this.callbacks.move(tx, callback.id, {
      state: 'queued',
      dueAt: entry.deadline_at,
      because: 'They wait on the line; the counsellor who took them is gone',
      ownerUserId: null,
      ownerTeam: 'queue',
    });
    await this.entries.enter(tx, {
      id: uuid(),
      callbackId: callback.id,
      inboundCallId,
      personId: callback.person_id,
      routeId: callback.route_id,
      urgency: callback.urgency,
      assignedTo: callback.assigned_to,
      lastCounsellorId: callback.last_counsellor_id,
      arrivedAt: entry.arrived_at,
      deadlineAt: entry.deadline_at,
    });
    await this.matcher.matchRoute(tx, callback.route_id, at);
    return true;
  }
}
