import { Injectable } from '@nestjs/common';
import { LivePlaceStore } from '../../routing/index.js';
import type { Caller } from '../caller.js';
import type { CallerChange } from '../inbound-call.store.js';
import { MoveCaller } from '../move-caller.js';

/** The caller chooses a way out of the line; their place is held. False when a counsellor is being offered them: one of the two wins. */
@Injectable()
export class LeaveLine {
  constructor(
    private readonly places: LivePlaceStore,
    private readonly move: MoveCaller,
  ) {}

  async run(caller: Caller, change: CallerChange): Promise<boolean> {
    if (!(await this.places.hold(caller.tx, caller.row.id))) return false;
    await this.move.run(caller, change);
    return true;
  }
}
