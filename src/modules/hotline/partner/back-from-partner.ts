import { Injectable } from '@nestjs/common';
import { frontDeadline } from '../../../core/hotline/line-place.js';
import type { Flow } from '../../../telephony/flow.js';
import { LivePlaceStore, Matcher } from '../../routing/index.js';
import type { Caller } from '../caller.js';
import { Park } from '../line/park.js';
import { MoveCaller } from '../move-caller.js';
import { Voice } from '../voice.js';

/** Nobody at the partner talked with them: the caller is in our line again, at its front. */
@Injectable()
export class BackFromPartner {
  constructor(
    private readonly places: LivePlaceStore,
    private readonly matcher: Matcher,
    private readonly park: Park,
    private readonly move: MoveCaller,
    private readonly voice: Voice,
  ) {}

  async flow(before: Caller): Promise<Flow> {
    const caller = await this.move.run(before, { stage: 'waiting' });
    const { tx, row, at } = caller;
    await this.places.toFront(tx, row.id, frontDeadline(row.arrived_at));
    if (row.route_id) await this.matcher.matchRoute(tx, row.route_id, at);
    return [await this.voice.say(caller, 'partner.back'), await this.park.step(caller)];
  }
}
