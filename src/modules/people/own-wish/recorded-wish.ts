import { Injectable } from '@nestjs/common';
import type { RecordOwnWishDto } from '../../../contracts/own-wish.dto.js';
import type { WishDecision } from '../../../core/people/own-wish.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { NumberStandingStore, type NumberStanding } from './number-standing.store.js';
import { OwnWishReader, type OwnWish } from './own-wish.reader.js';

export interface WishChange {
  /** Of the audit entry: noun and past participle. */
  readonly action: string;
  decide(facts: NumberStanding & OwnWish): WishDecision;
  follow(tx: Tx, number: NumberStanding, wish: OwnWish, at: Date): Promise<void>;
}

/** Staff record that the person themselves wants to be called: decided and done under the lock of the number, and audited with it. */
@Injectable()
export class RecordedWish {
  constructor(
    private readonly database: Database,
    private readonly numbers: NumberStandingStore,
    private readonly wishes: OwnWishReader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError person/unknown, number/nothing-to-lift, number/wish-too-old, number/still-stopped, and those of OwnWishReader */
  run(personId: string, { reason, wish: told }: RecordOwnWishDto, staff: StaffPrincipal, change: WishChange): Promise<void> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const number = await this.numbers.lock(tx, personId, at);
      if (!number) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
      const wish = await this.wishes.read(tx, personId, told, at);
      const decision = change.decide({ ...number, ...wish });
      if (decision.kind === 'no') throw new DomainError('conflict', `number/${decision.code}`, decision.because);
      await change.follow(tx, number, wish, at);
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: change.action,
        subjectType: 'person',
        subjectId: personId,
        detail: { phoneNumberId: number.phoneNumberId, reason: reason.trim(), ...wish.evidence },
      });
    });
  }
}
