import { Injectable } from '@nestjs/common';
import { EndLive } from '../../callbacks/index.js';
import { CallerPersonStore } from '../../people/index.js';
import type { Caller } from '../caller.js';
import { InboundCallStore } from '../inbound-call.store.js';

/**
 * Whom a call back would reach. `theirs`: the thread of this call. `owner`: they have a thread of their own, without a number, and called
 * from a number that can only be called for whoever it belongs to. `none`: no number, or its owner is on the phone with us already.
 */
export type WayBack = 'theirs' | 'owner' | 'none';

/** A second caller with one number is somebody else while the first is in line; once they are off the phone, only that number is left. */
@Injectable()
export class FindWayBack {
  constructor(
    private readonly people: CallerPersonStore,
    private readonly calls: InboundCallStore,
    private readonly endLive: EndLive,
  ) {}

  async run({ tx, row }: Caller): Promise<WayBack> {
    if (row.chosen_number_id !== null) return 'theirs';
    if (row.caller_number === null)
      return row.person_id !== null && (await this.people.numberOf(tx, row.person_id, null)) !== null ? 'theirs' : 'none';
    if (row.person_id === null || (await this.people.numberOf(tx, row.person_id, row.caller_number)) !== null) return 'theirs';
    const owner = await this.people.byNumber(tx, row.caller_number);
    return owner && (await this.calls.waitsElsewhere(tx, owner.personId, row.id)) ? 'none' : 'owner';
  }

  /** Gives up their own thread: from now on they are whoever answers at the number. */
  async asOwner(caller: Caller): Promise<Caller> {
    const { tx, row, at } = caller;
    if (row.callback_id)
      await this.endLive.drop(tx, row.callback_id, 'They can only be called at the number of somebody else', at);
    return { ...caller, row: { ...row, person_id: null, callback_id: null } };
  }
}
