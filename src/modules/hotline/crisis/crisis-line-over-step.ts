import { Injectable } from '@nestjs/common';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import { LivePlaceStore, Matcher } from '../../routing/index.js';
import type { Caller, CallerStep } from '../caller.js';
import { Park } from '../line/park.js';
import { MoveCaller } from '../move-caller.js';
import { Voice } from '../voice.js';

/** Back from the crisis line: they talked there, or nobody picked up and they are first in line here again. */
@Injectable()
export class CrisisLineOverStep implements CallerStep {
  constructor(
    private readonly places: LivePlaceStore,
    private readonly matcher: Matcher,
    private readonly park: Park,
    private readonly move: MoveCaller,
    private readonly voice: Voice,
  ) {}

  async run(before: Caller, { connected }: StepInput): Promise<Flow> {
    if (connected) {
      await this.move.run(before, { transferred_at: before.at });
      return [{ kind: 'hang-up' }];
    }
    const caller = await this.move.run(before, { stage: 'waiting' });
    await this.places.resume(caller.tx, caller.row.id);
    if (caller.row.route_id) await this.matcher.matchRoute(caller.tx, caller.row.route_id, caller.at);
    return [await this.voice.say(caller, 'crisis.back'), await this.park.step(caller)];
  }
}
