import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { StoppedChannel } from '../../core/texts/read-text-reply.js';
import type { Tx } from '../../platform/database/database.js';
import { PeopleStore } from './people.store.js';
import { SuppressionStore } from './suppression.store.js';

export interface NewConsent {
  readonly e164: string;
  readonly channel: StoppedChannel;
  /** The wording they said yes to. */
  readonly textVersion: string;
  readonly evidence: Readonly<Record<string, string>>;
  readonly at: Date;
}

/** They want it again, and were asked in full words: this number alone, this channel alone (F96, B-076). */
@Injectable()
export class LiftSuppression {
  constructor(
    private readonly suppressions: SuppressionStore,
    private readonly people: PeopleStore,
  ) {}

  async run(tx: Tx, consent: NewConsent): Promise<void> {
    const { e164, channel, textVersion, evidence, at } = consent;
    await this.suppressions.lift(tx, e164, channel, at);
    const personId = await this.suppressions.personOf(tx, e164);
    if (personId)
      await this.people.recordConsentMany(tx, [
        { id: uuid(), personId, channel, action: 'grant', textVersion, evidence, receivedAt: at },
      ]);
  }
}
