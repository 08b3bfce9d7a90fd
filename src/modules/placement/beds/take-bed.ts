import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { ProgrammeStore } from '../programmes/programme.store.js';
import { BedHoldStore, type LiveHold, type NewHold } from './bed-hold.store.js';
import { BedStore } from './bed.store.js';

/** Writes a hold under the lock of its bed, so that whoever comes second is told who was first. */
@Injectable()
export class TakeBed {
  constructor(
    private readonly beds: BedStore,
    private readonly holds: BedHoldStore,
    private readonly programmes: ProgrammeStore,
  ) {}

  /**
   * Throws `bed/unknown` (404), `programme/closed`, `bed/not-open`, and `bed/held` with `heldBy` and `heldUntil` (409). Times are told
   * on the clock of `timeZone`.
   */
  async run(tx: Tx, hold: NewHold, timeZone: string): Promise<void> {
    const bed = await this.beds.lock(tx, hold.bedId);
    await this.programmes.requireActive(tx, bed.programme_id);
    if (bed.state !== 'open')
      throw new DomainError(
        'conflict',
        'bed/not-open',
        `This bed is ${bed.state}, as we were told: choose another, or ask them.`,
      );
    const rival = await this.holds.liveOf(tx, bed.id, hold.from);
    if (rival) throw held(rival, timeZone);
    await this.holds.insert(tx, hold);
  }
}

function held({ id: holdId, heldBy, until }: LiveHold, timeZone: string): DomainError {
  const words = DateTime.fromJSDate(until, { zone: timeZone }).setLocale('en-US').toFormat('ccc, LLL d, h:mm a ZZZZ');
  return new DomainError('conflict', 'bed/held', `${heldBy} holds this bed until ${words}.`, {
    extra: { holdId, heldBy, heldUntil: until.toISOString() },
  });
}
