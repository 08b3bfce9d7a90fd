import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { ConsentChannel } from '../../../core/consent/consent-event.js';
import type { StoppedChannel } from '../../../core/texts/read-text-reply.js';
import type { Tx } from '../../../platform/database/database.js';
import { kindOfChannel } from '../consent/kind-of-channel.js';
import { PeopleStore } from '../people.store.js';
import { SuppressionStore } from './suppression.store.js';

export interface NewConsent {
  readonly e164: string;
  readonly channel: StoppedChannel;
  /** By which way they said so. */
  readonly saidBy: ConsentChannel;
  /** The wording they said yes to, and in which language; null when it was their own. */
  readonly wording: { readonly version: string; readonly language: string } | null;
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

  async run(tx: Tx, { e164, channel, saidBy, wording, evidence, saidAt, at }: NewConsent): Promise<void> {
    await this.suppressions.lift(tx, e164, channel, at);
    const personId = await this.people.withNumber(tx, e164);
    if (!personId) return;
    await this.people.recordConsentMany(tx, [
      {
        id: uuid(),
        personId,
        kind: kindOfChannel[channel],
        action: 'grant',
        channel: saidBy,
        textVersion: wording?.version ?? null,
        language: wording?.language ?? null,
        evidence,
        effectiveAt: saidAt,
        receivedAt: at,
      },
    ]);
  }
}
