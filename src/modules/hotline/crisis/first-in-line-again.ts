import { Injectable } from '@nestjs/common';
import type { Flow } from '../../../telephony/flow.js';
import { LivePlaceStore, Matcher } from '../../routing/index.js';
import type { Caller } from '../caller.js';
import { Park } from '../line/park.js';
import { MoveCaller } from '../move-caller.js';
import { Voice } from '../voice.js';

/** The crisis line did not help: the caller's place, which was held, counts again, and they hear so. */
@Injectable()
export class FirstInLineAgain {
  constructor(
    private readonly places: LivePlaceStore,
    private readonly matcher: Matcher,
    private readonly park: Park,
    private readonly move: MoveCaller,
    private readonly voice: Voice,
  ) {}

  async run(before: Caller): Promise<Flow> {
    const caller = await this.move.run(before, { stage: 'waiting' });
    await this.places.resume(caller.tx, caller.row.id);
    if (caller.row.route_id) await this.matcher.matchRoute(caller.tx, caller.row.route_id, caller.at);
    return [await this.voice.say(caller, 'crisis.back'), await this.park.step(caller)];
  }
}
