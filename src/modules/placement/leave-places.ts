import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import type { AppointmentRow } from './appointments/appointment.store.js';
import { EndAppointment } from './appointments/end-appointment.js';
import type { HoldRow } from './beds/bed-hold.store.js';
import { ReleaseHold } from './beds/release-hold.js';
import { DropReferrals } from './referrals/drop-referrals.js';
import { KeepInTouch } from './waitlist/keep-in-touch.js';
import type { WaitlistRow } from './waitlist/waitlist.store.js';

const because = 'The intake has ended';

/** Ends what was arranged for somebody who was admitted, or whose intake was closed. */
@Injectable()
export class LeavePlaces {
  constructor(
    private readonly ending: EndAppointment,
    private readonly release: ReleaseHold,
    private readonly keepInTouch: KeepInTouch,
    private readonly drop: DropReferrals,
    private readonly clock: Clock,
  ) {}

  /** Whoever was admitted has come. */
  appointment(tx: Tx, appointment: AppointmentRow, isAdmitted: boolean): Promise<void> {
    return this.ending.run(tx, appointment, isAdmitted ? 'arrived' : 'cancelled', because);
  }

  /** The bed they booked is the one they are in, as far as we know: somebody says so on the board. */
  bed(tx: Tx, hold: HoldRow, isAdmitted: boolean): Promise<void> {
    return this.release.locked(tx, hold, isAdmitted && hold.state === 'booked' ? 'used' : 'released', because);
  }

  line(tx: Tx, entry: WaitlistRow, isAdmitted: boolean, personId: string): Promise<void> {
    const state = isAdmitted ? 'placed' : 'left';
    return this.keepInTouch.end(tx, entry, { state, reason: because, by: null, personId, at: this.clock.now() });
  }

  referrals(tx: Tx, intakeId: string, personId: string): Promise<void> {
    return this.drop.run(tx, intakeId, personId);
  }
}
