import { Injectable } from '@nestjs/common';
import type { EventMessage } from '../../../contracts/events.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { noteStaffAct } from '../staff-audit.js';

interface MovedReferral {
  readonly id: string;
  readonly intakeId: string;
  readonly personId: string;
  readonly state: string;
}

/** What every step of a referral leaves behind: an event, and who did it. */
@Injectable()
export class TellOfReferral {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** `by`: null for the program. */
  async run(tx: Tx, referral: MovedReferral, by: string | null, detail: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const { id, state, intakeId, personId } = referral;
    await noteStaffAct(tx, ['referral', id], state, by, detail);
    const ids = { referralId: id, intakeId, personId };
    const moved: EventMessage = { name: 'ReferralMoved', body: { ...ids, state } };
    await this.outbox.add(tx, state === 'accepted' ? [moved, { name: 'ReferralAccepted', body: ids }] : [moved]);
  }
}
