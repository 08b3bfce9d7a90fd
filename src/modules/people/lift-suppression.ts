import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { StoppedChannel } from '../../core/texts/read-text-reply.js';
import type { Tx } from '../../platform/database/database.js';
import { PeopleStore } from './people.store.js';
import { SuppressionStore } from './suppression.store.js';

export interface NewConsent {
  readonly e164: string;
  readonly channel: StoppedChannel;
  /** The wording they said yes to; null when it was their own. */
  readonly textVersion: string | null;
  readonly evidence: Readonly<Record<string, string>>;
  /** When they said so: a stop that came after it holds. */
  readonly saidAt: Date;
  readonly at: Date;
}

/** They want it again, asked in full words or by their own: this number alone, this channel alone (F96, B-076). */
@Injectable()
export class LiftSuppression {
  constructor(
    private readonly suppressions: SuppressionStore,
    private readonly people: PeopleStore,
  ) {}

  async run(tx: Tx, consent: NewConsent): Promise<void> {
    const { e164, channel, textVersion, evidence, saidAt, at } = consent;
    await this.suppressions.lift(tx, e164, channel, at);
    const personId = await this.suppressions.personOf(tx, e164);
    if (personId)
      await this.people.recordConsentMany(tx, [
        { id: uuid(), personId, channel, action: 'grant', textVersion, evidence, receivedAt: saidAt },
      ]);
  }
}
