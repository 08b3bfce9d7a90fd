import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../../platform/database/database.js';
import { PeopleStore } from './people.store.js';

/**
 * "Do not call me again": from this transaction on `callFacts` answers 'revoked'. Revoked by any reasonable means, spoken
 * words included (47 CFR 64.1200(a)(10)), so `because` and who heard it are the evidence.
 */
@Injectable()
export class RevokeCallConsent {
  constructor(private readonly people: PeopleStore) {}

  async run(tx: Tx, personId: string, because: string, userId: string | null, at: Date): Promise<void> {
    await this.people.recordConsentMany(tx, [
      {
        id: uuid(),
        personId,
        channel: 'call',
        action: 'revoke',
        textVersion: null,
        evidence: { because, userId },
        receivedAt: at,
      },
    ]);
  }
}
