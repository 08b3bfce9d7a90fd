import { Injectable } from '@nestjs/common';
import type { LeaveWaitlistDto, WaitlistContactDto } from '../../../contracts/placement/waitlist.dto.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { PlacedIntakeReader } from '../placed-intake.reader.js';
import { KeepInTouch } from './keep-in-touch.js';
import { nextContact } from './next-contact.js';
import { WaitlistStore } from './waitlist.store.js';

/** Staff were in contact with somebody who waits, or they no longer wait. */
@Injectable()
export class ChangeWaiting {
  constructor(
    private readonly database: Database,
    private readonly entries: WaitlistStore,
    private readonly intakes: PlacedIntakeReader,
    private readonly keepInTouch: KeepInTouch,
    private readonly clock: Clock,
  ) {}

  /** Throws `waitlist/unknown` (404), `waitlist/ended` (409) and `waitlist/next-contact` (422). */
  contacted(id: string, { nextContactAt, safetyPlan }: WaitlistContactDto, by: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const entry = await this.entries.lockWaiting(tx, id);
      const { personId } = await this.intakes.of(tx, entry.intake_id);
      const plan = (safetyPlan ?? entry.safety_plan).trim();
      const contact = { nextContactAt: nextContact(nextContactAt, at), safetyPlan: plan, by, personId, at };
      await this.keepInTouch.contacted(tx, entry, contact);
    });
  }

  /** Throws `waitlist/unknown` (404) and `waitlist/ended` (409). */
  end(id: string, { state, reason }: LeaveWaitlistDto, by: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const entry = await this.entries.lockWaiting(tx, id);
      const { personId } = await this.intakes.of(tx, entry.intake_id);
      await this.keepInTouch.end(tx, entry, { state, reason: reason.trim(), by, personId, at: this.clock.now() });
    });
  }
}
