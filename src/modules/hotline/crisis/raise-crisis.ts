import { Injectable } from '@nestjs/common';
import { liveDeadline } from '../../../core/hotline/line-place.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { RaiseAlert } from '../../alerts/index.js';
import { EndLive } from '../../callbacks/index.js';
import { LivePlaceStore, Matcher } from '../../routing/index.js';
import type { Caller } from '../caller.js';
import { MoveCaller } from '../move-caller.js';

/** The crisis key: to the front of everything that waits, and a supervisor knows at once (promise 6). Once for each call. */
@Injectable()
export class RaiseCrisis {
  constructor(
    private readonly places: LivePlaceStore,
    private readonly endLive: EndLive,
    private readonly matcher: Matcher,
    private readonly raiseAlert: RaiseAlert,
    private readonly move: MoveCaller,
    private readonly outbox: Outbox,
  ) {}

  async run(before: Caller): Promise<Caller> {
    if (before.row.crisis_at) return before;
    const { tx, at } = before;
    const caller = await this.move.run(before, { crisis_at: at });
    const { row } = caller;
    const sentence = 'A caller pressed the crisis key: they are first in line.';
    const alert = { siteId: row.site_id, kind: 'crisis-call', subjectType: 'inbound-call', subjectId: row.id, sentence, at };
    await this.raiseAlert.run(tx, alert);
    await this.outbox.add(tx, [{ name: 'CallerInCrisis', body: { inboundCallId: row.id, personId: row.person_id } }]);
    if (row.callback_id) await this.endLive.hurry(tx, row.callback_id);
    await this.places.advance(tx, row.id, 'urgent', liveDeadline('urgent', true, row.arrived_at));
    if (row.route_id) await this.matcher.matchRoute(tx, row.route_id, at);
    return caller;
  }
}
