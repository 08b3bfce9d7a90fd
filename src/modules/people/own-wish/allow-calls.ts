import { Injectable } from '@nestjs/common';
import type { RecordOwnWishDto } from '../../../contracts/own-wish.dto.js';
import { mayLiftStop } from '../../../core/people/own-wish.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { LiftSuppression } from '../suppression/lift-suppression.js';
import { RecordedWish } from './recorded-wish.js';

/** "Do not call" is lifted, for calls to the number that screens show: by a newer wish of the person's own. Texts stay as they are. */
@Injectable()
export class AllowCalls {
  constructor(
    private readonly recordedWish: RecordedWish,
    private readonly liftSuppression: LiftSuppression,
  ) {}

  run(personId: string, recorded: RecordOwnWishDto, staff: StaffPrincipal): Promise<void> {
    return this.recordedWish.run(personId, recorded, staff, {
      action: 'calls.allowed-again',
      decide: mayLiftStop,
      follow: (tx, { e164 }, { wishedAt: saidAt, saidBy, evidence }, at) =>
        this.liftSuppression.run(tx, { e164, channel: 'call', saidBy, wording: null, evidence, saidAt, at }),
    });
  }
}
