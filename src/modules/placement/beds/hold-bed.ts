import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { HoldBedDto } from '../../../contracts/placement/bed.dto.js';
import { heldUntil, holdHours } from '../../../core/placement/hold-times.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { PlacedIntakeReader } from '../placed-intake.reader.js';
import { noteStaffAct } from '../staff-audit.js';
import { TakeBed } from './take-bed.js';

/** Keeps a bed for somebody for a while. Of two at once one gets it, and the other hears who has it until when. */
@Injectable()
export class HoldBed {
  constructor(
    private readonly database: Database,
    private readonly takeBed: TakeBed,
    private readonly intakes: PlacedIntakeReader,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The id of the hold. Throws `intake/unknown` (404), `intake/ended` (409) and what `TakeBed` throws. */
  run(bedId: string, { intakeId, hours = holdHours.usual }: HoldBedDto, staff: StaffPrincipal): Promise<string> {
    return this.database.transaction(async (tx) => {
      const { openIntakeId, personId, timeZone } = await this.intakes.requireOpen(tx, intakeId);
      const at = this.clock.now();
      const id = uuid();
      const hold = { id, bedId, intakeId: openIntakeId, from: at, until: heldUntil(at, hours), by: staff.userId };
      await this.takeBed.run(tx, hold, timeZone);
      await noteStaffAct(tx, ['bed-hold', id], 'made', staff.userId, { bedId, hours });
      await this.outbox.add(tx, [{ name: 'BedHeld', body: { holdId: id, bedId, intakeId: openIntakeId, personId } }]);
      return id;
    });
  }
}
