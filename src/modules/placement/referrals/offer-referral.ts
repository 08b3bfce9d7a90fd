import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { OfferReferralDto } from '../../../contracts/placement/referral.dto.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { PlacedIntakeReader } from '../placed-intake.reader.js';
import { OfferedPlaces } from './offered-places.js';
import { ReferralStore } from './referral.store.js';
import { TellOfReferral } from './tell-of-referral.js';

/** Somebody is offered places elsewhere: a real choice, with a public one in it, and a reason (L-503). */
@Injectable()
export class OfferReferral {
  constructor(
    private readonly database: Database,
    private readonly referrals: ReferralStore,
    private readonly places: OfferedPlaces,
    private readonly intakes: PlacedIntakeReader,
    private readonly tell: TellOfReferral,
  ) {}

  /** The id. Throws `intake/unknown` (404), `intake/ended` (409), `referral/unknown-place` and `referral/options` (422). */
  run({ intakeId: asked, reason, placeIds }: OfferReferralDto, staff: StaffPrincipal): Promise<string> {
    return this.database.transaction(async (tx) => {
      const { openIntakeId: intakeId, personId } = await this.intakes.requireOpen(tx, asked);
      const options = await this.places.of(tx, placeIds);
      const id = uuid();
      await this.referrals.insert(tx, { id, intakeId, reason, options, by: staff.userId, at: this.tell.now() });
      await this.tell.run(tx, { id, intakeId, personId, state: 'offered' }, staff.userId, { reason });
      return id;
    });
  }
}
