import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { EndSteps } from '../steps/end-steps.js';
import { ReferralStore } from './referral.store.js';
import { TellOfReferral } from './tell-of-referral.js';

const because = 'They want to be forgotten';

/** Whoever wants to be forgotten is not asked any more whether they arrived. */
@Injectable()
export class DropReferrals {
  constructor(
    private readonly referrals: ReferralStore,
    private readonly endSteps: EndSteps,
    private readonly tell: TellOfReferral,
  ) {}

  /** Of an intake, with whatever else is still planned by it. */
  async run(tx: Tx, intakeId: string, personId: string): Promise<void> {
    for (const { id } of await this.referrals.openOf(tx, intakeId)) {
      await this.referrals.move(tx, id, 'lost', this.tell.now(), { lostReason: because });
      await this.tell.run(tx, { id, intakeId, personId, state: 'lost' }, null);
    }
    await this.endSteps.ofIntake(tx, intakeId, { outcome: 'not-needed', because });
  }
}
