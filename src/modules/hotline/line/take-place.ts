import { Injectable } from '@nestjs/common';
import { liveDeadline } from '../../../core/hotline/line-place.js';
import { EnterLive } from '../../callbacks/index.js';
import { SiteDirectory } from '../../sites/index.js';
import type { Thread } from '../arrive/identify.js';
import type { Caller } from '../caller.js';
import { InboundCallStore } from '../inbound-call.store.js';
import { MoveCaller } from '../move-caller.js';

/** The place in line itself, on the ledger of callbacks. */
@Injectable()
export class TakePlace {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly enterLive: EnterLive,
    private readonly calls: InboundCallStore,
    private readonly move: MoveCaller,
  ) {}

  /** Null when this person cannot wait here: a counsellor is on their callback, or they wait on another phone already. */
  async run(caller: Caller, thread: Thread): Promise<Caller | null> {
    const { tx, row, at } = caller;
    if (await this.calls.waitsElsewhere(tx, thread.personId, row.id)) return null;
    const route = await this.sites.routeFor(row.site_id, row.language);
    const urgency = row.crisis_at ? 'urgent' : 'standard';
    const callbackId = await this.enterLive.run(
      tx,
      {
        ...thread,
        inboundCallId: row.id,
        siteId: row.site_id,
        routeId: route.id,
        urgency,
        waitingSince: row.arrived_at,
        deadlineAt: liveDeadline(urgency, row.crisis_at !== null, row.arrived_at),
      },
      at,
    );
    if (callbackId === null) return null;
    const { personId } = thread;
    return this.move.run(caller, {
      stage: 'waiting',
      person_id: personId,
      callback_id: callbackId,
      route_id: route.id,
      waiting_since: row.waiting_since ?? at,
    });
  }
}
