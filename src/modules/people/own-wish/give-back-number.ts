import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { RecordOwnWishDto } from '../../../contracts/own-wish.dto.js';
import { mayGiveBackNumber } from '../../../core/people/own-wish.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { PeopleStore } from '../people.store.js';
import { NumberStandingStore } from './number-standing.store.js';
import { RecordedWish } from './recorded-wish.js';

/** The carrier said that the number is somebody else's; they say that it is theirs and that they want calls on it (F75). */
@Injectable()
export class GiveBackNumber {
  constructor(
    private readonly recordedWish: RecordedWish,
    private readonly numbers: NumberStandingStore,
    private readonly people: PeopleStore,
  ) {}

  run(personId: string, recorded: RecordOwnWishDto, staff: StaffPrincipal): Promise<void> {
    return this.recordedWish.run(personId, recorded, staff, {
      action: 'phone-number.given-back',
      decide: mayGiveBackNumber,
      follow: async (tx, { phoneNumberId }, { wishedAt, saidBy, evidence }, at) => {
        await this.numbers.giveBack(tx, phoneNumberId, wishedAt);
        await this.people.recordConsentMany(tx, [
          {
            id: uuid(),
            personId: (await this.people.knownAs(tx, personId))!,
            kind: 'call_live',
            action: 'grant',
            channel: saidBy,
            textVersion: null,
            evidence: { ...evidence, phoneNumberId },
            effectiveAt: wishedAt,
            receivedAt: at,
          },
        ]);
      },
    });
  }
}
