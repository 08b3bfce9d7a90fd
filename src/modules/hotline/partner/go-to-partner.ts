import { Injectable } from '@nestjs/common';
import { LivePlaceStore } from '../../routing/index.js';
import type { Caller } from '../caller.js';
import { MoveCaller } from '../move-caller.js';

/** The caller leaves the line for the partner; their place, which routing holds already, stays theirs. */
@Injectable()
export class GoToPartner {
  constructor(
    private readonly places: LivePlaceStore,
    private readonly move: MoveCaller,
  ) {}

  /** False when they are somewhere else by now: they chose a way out, are in a crisis, or were never sent. */
  async run(caller: Caller): Promise<boolean> {
    const { tx, row } = caller;
    if (row.stage === 'partner-line') return true;
    if (row.stage !== 'waiting' || (await this.places.ofCaller(tx, row.id))?.state !== 'keeping') return false;
    await this.move.run(caller, { stage: 'partner-line' });
    return true;
  }
}
