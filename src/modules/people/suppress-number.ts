import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { StoppedChannel } from '../../core/texts/read-text-reply.js';
import type { Tx } from '../../platform/database/database.js';
import { PeopleStore } from './people.store.js';
import { SuppressionStore } from './suppression.store.js';

export interface SuppressionWish {
  readonly e164: string;
  readonly channels: readonly StoppedChannel[];
  readonly because: string;
  /** Where it was said: ids only, they are kept with the consent. */
  readonly evidence: Readonly<Record<string, string>>;
  readonly at: Date;
}

/**
 * From this transaction on nothing reaches the number on these channels, and who has it has taken back their consent. Safe to run
 * twice. Binds at once: ten business days are only the outer limit (47 CFR 64.1200(a)(10)).
 */
@Injectable()
export class SuppressNumber {
  constructor(
    private readonly suppressions: SuppressionStore,
    private readonly people: PeopleStore,
  ) {}

  /** The channels on which nothing stood in the way before. */
  async run(tx: Tx, wish: SuppressionWish): Promise<readonly StoppedChannel[]> {
    const { e164, because, at } = wish;
    const fresh: StoppedChannel[] = [];
    for (const channel of wish.channels)
      if (await this.suppressions.suppress(tx, e164, channel, because, at)) fresh.push(channel);
    const personId = await this.suppressions.personOf(tx, e164);
    if (!personId) return fresh;
    const evidence = { because, ...wish.evidence };
    await this.people.recordConsentMany(
      tx,
      fresh.map((channel) => ({ id: uuid(), personId, channel, action: 'revoke', textVersion: null, evidence, receivedAt: at })),
    );
    return fresh;
  }

  /** It is not that they do not want texts: this number cannot take any (a landline). Nobody's consent is touched. */
  async markTextless(tx: Tx, e164: string, at: Date): Promise<void> {
    await this.suppressions.suppress(tx, e164, 'sms', 'landline', at);
  }

  /** A text came from it: the mark was wrong, or the number is somebody else's now. */
  async markTextable(tx: Tx, e164: string, at: Date): Promise<void> {
    await this.suppressions.lift(tx, e164, 'sms', at, 'landline');
  }
}
