import { Injectable } from '@nestjs/common';
import type { ContactAnswer } from '../../core/contact/contact-permit.js';
import { Clock } from '../../platform/clock.js';
import type { LegRow } from './legs/leg.store.js';

/** Asks `mayContact` whether the person of this leg may be rung now. */
export type AskForLeg = (leg: LegRow, at: Date) => Promise<ContactAnswer>;

/**
 * Permits to ring a person, asked for in the moment in which the carrier is. What counts (caps, wishes) is known higher up, where
 * somebody says that they answer; where nobody does, no person is rung.
 */
@Injectable()
export class PersonPermits {
  private ask: AskForLeg | null = null;

  constructor(private readonly clock: Clock) {}

  answeredBy(ask: AskForLeg): void {
    this.ask = ask;
  }

  async of(leg: LegRow): Promise<ContactAnswer> {
    if (!this.ask) throw new Error('Nobody answers whether a person may be rung');
    return this.ask(leg, this.clock.now());
  }
}
