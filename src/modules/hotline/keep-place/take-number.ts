import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { EndLive } from '../../callbacks/index.js';
import { CallerPersonStore } from '../../people/index.js';
import { Identify } from '../arrive/identify.js';
import type { Caller } from '../caller.js';
import { MoveCaller } from '../move-caller.js';

export interface TakenNumber {
  readonly caller: Caller;
  /** We know it from another person: nothing this caller says changes that person's plan. */
  readonly isSomebodyElses: boolean;
}

/**
 * The number a caller wants to be called at. A number that somebody else of ours has is not taken from them: the promise is made to
 * whoever answers there, and the thread of this call ends.
 */
@Injectable()
export class TakeNumber {
  constructor(
    private readonly identify: Identify,
    private readonly people: CallerPersonStore,
    private readonly endLive: EndLive,
    private readonly move: MoveCaller,
  ) {}

  async run(caller: Caller, e164: string): Promise<TakenNumber> {
    const { tx, at } = caller;
    const owner = await this.people.byNumber(tx, e164);
    const { personId } = owner ?? (await this.identify.run(caller));
    const isSomebodyElses = owner !== null && owner.personId !== caller.row.person_id;
    if (isSomebodyElses && caller.row.callback_id)
      await this.endLive.drop(
        tx,
        caller.row.callback_id,
        'They asked to be called at a number that we know from somebody else',
        at,
      );
    const added = await this.people.addNumber(tx, { id: uuid(), personId, e164, at });
    if (added === null) throw new Error('A number changed hands in the same moment');
    return { caller: await this.move.run(caller, { person_id: personId, chosen_number_id: added }), isSomebodyElses };
  }
}
