import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { AddToWaitlistDto } from '../../../contracts/placement/waitlist.dto.js';
import { priorityOf } from '../../../core/placement/waitlist-rules.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { PlacedIntakeReader } from '../placed-intake.reader.js';
import { ProgrammeStore } from '../programmes/programme.store.js';
import { nextContact } from './next-contact.js';
import { KeepInTouch } from './keep-in-touch.js';

/** There is no bed: they wait, with a plan for the time until then and the moment of the next contact. */
@Injectable()
export class AddToWaitlist {
  constructor(
    private readonly database: Database,
    private readonly intakes: PlacedIntakeReader,
    private readonly programmes: ProgrammeStore,
    private readonly keepInTouch: KeepInTouch,
    private readonly clock: Clock,
  ) {}

  /**
   * The id of the entry. Throws `intake/unknown`, `programme/unknown` (404), `waitlist/next-contact` (422), `intake/ended`,
   * `programme/closed` and `waitlist/already-on-it` (409).
   */
  run(asked: AddToWaitlistDto, staff: StaffPrincipal): Promise<string> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const { openIntakeId, personId } = await this.intakes.requireOpen(tx, asked.intakeId);
      const { id: programmeId } = await this.programmes.requireActive(tx, asked.programmeId);
      const entry = {
        id: uuid(),
        intakeId: openIntakeId,
        programmeId,
        priority: priorityOf(asked),
        nextContactAt: nextContact(asked.nextContactAt, at),
        safetyPlan: asked.safetyPlan.trim(),
        by: staff.userId,
        at,
      };
      await this.keepInTouch.begin(tx, entry, personId);
      return entry.id;
    });
  }
}
