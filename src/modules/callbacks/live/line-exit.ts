import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { LivePlaceStore, Matcher, WithdrawEntry } from '../../routing/index.js';
import type { CallbackRow } from '../callback.store.js';
import { HandToHuman } from '../due/hand-to-human.js';
import type { CallBackWish } from './call-back-wish.js';

/** What becomes of the place in line of a caller who has left the phone. */
@Injectable()
export class LineExit {
  constructor(
    private readonly places: LivePlaceStore,
    private readonly withdrawEntry: WithdrawEntry,
    private readonly matcher: Matcher,
    private readonly human: HandToHuman,
  ) {}

  async leave(tx: Tx, callback: CallbackRow, because: string, at: Date): Promise<void> {
    await this.withdrawEntry.run(tx, callback.id, because, at);
  }

  /** True when they had chosen it: the callback stays queued, and is offered from now on. */
  async keepPlace(tx: Tx, callback: CallbackRow, wish: CallBackWish, at: Date): Promise<boolean> {
    if (callback.state !== 'queued' || (await this.places.ofCaller(tx, wish.inboundCallId))?.state !== 'keeping') return false;
    await this.places.becomeCallback(tx, wish.inboundCallId);
    await this.matcher.matchRoute(tx, callback.route_id, at);
    return true;
  }

  async handToHuman(tx: Tx, callback: CallbackRow, because: string, at: Date): Promise<void> {
    await this.human.run(tx, callback, because, at);
  }
}
