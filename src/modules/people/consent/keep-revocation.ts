import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { ConsentChannel, ConsentKind } from '../../../core/consent/consent-event.js';
import { consentTo } from '../../../core/consent/fold-consent.js';
import { honourBy } from '../../../core/consent/honour-by.js';
import { withMarketing } from '../../../core/consent/revocable-kinds.js';
import { stoppedChannels, type StoppedChannel } from '../../../core/texts/read-text-reply.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { PeopleStore } from '../people.store.js';
import { SuppressionStore } from '../suppression/suppression.store.js';
import { kindOfChannel } from './kind-of-channel.js';
import { LedgerReader } from './ledger.reader.js';

export interface Revocation {
  /** A number in E.164, whoever has it; or a person, on all their numbers. */
  readonly of: { readonly e164: string } | { readonly personId: string };
  readonly kinds: readonly ConsentKind[];
  readonly because: string;
  /** By which way they said it. */
  readonly channel: ConsentChannel;
  /** `user:<id>` who heard or read it; null: nobody of ours did. */
  readonly capturedBy: string | null;
  /** Where it was said: ids, and where a paper is kept. */
  readonly evidence: Readonly<Record<string, string>>;
  /** When they wrote or said it; null: as it came. It binds when it comes, whatever date it bears (B-093). */
  readonly statedAt: Date | null;
  /** A document is kept although everything in it was taken back before. */
  readonly isDocument: boolean;
  readonly at: Date;
}

export interface KeptRevocation {
  /** Everything that is taken back by it, also what goes with it. */
  readonly kinds: readonly ConsentKind[];
  readonly numbers: readonly string[];
  readonly personId: string | null;
  /** The channels on which nothing stood in the way before. */
  readonly stopped: readonly StoppedChannel[];
}

const newestIntake = `
  select id from intake where person_id in (select family_of($1)) order by opened_at desc, id desc limit 1`;

/**
 * From this transaction on nothing reaches the numbers on these channels, and who has them has taken back their consent. Safe to run
 * twice. Binds at once: ten business days are only the outer limit (47 CFR 64.1200(a)(10)). What waits or rings already is stopped by
 * RevokeConsent, above.
 */
@Injectable()
export class KeepRevocation {
  constructor(
    private readonly suppressions: SuppressionStore,
    private readonly people: PeopleStore,
    private readonly ledger: LedgerReader,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, revocation: Revocation): Promise<KeptRevocation> {
    const { of, because, at } = revocation;
    const kinds = withMarketing(revocation.kinds);
    const numbers = 'e164' in of ? [of.e164] : await this.people.numbersOf(tx, of.personId);
    const personId = 'e164' in of ? await this.people.withNumber(tx, of.e164) : await this.people.knownAs(tx, of.personId);
    const stopped = new Set<StoppedChannel>();
    for (const channel of stoppedChannels.filter((one) => kinds.includes(kindOfChannel[one])))
      for (const e164 of numbers) if (await this.suppressions.suppress(tx, e164, channel, because, at)) stopped.add(channel);
    if (personId) await this.record(tx, personId, kinds, stopped, revocation);
    return { kinds, numbers, personId, stopped: [...stopped] };
  }

  private async record(
    tx: Tx,
    personId: string,
    kinds: readonly ConsentKind[],
    stopped: ReadonlySet<StoppedChannel>,
    { because, channel, capturedBy, evidence, statedAt, isDocument, at }: Revocation,
  ): Promise<void> {
    const members = await this.ledger.byMember(tx, personId);
    const isNew = (kind: ConsentKind) =>
      isDocument ||
      [...stopped].some((one) => kindOfChannel[one] === kind) ||
      members.some((events) => consentTo(events, { kind, scope: {} }, at).state !== 'revoked');
    const ended = kinds.filter(isNew);
    if (ended.length === 0) return;
    await this.people.recordConsentMany(
      tx,
      ended.map((kind) => ({
        id: uuid(),
        personId,
        kind,
        action: 'revoke',
        channel,
        textVersion: null,
        evidence: { because, ...evidence },
        capturedBy,
        statedAt,
        honourBy: honourBy(at),
        receivedAt: at,
      })),
    );
    const [intake] = await tx.query<{ id: string }>(newestIntake, [personId]);
    await this.outbox.add(tx, [{ name: 'ConsentRevoked', body: { personId, intakeId: intake?.id ?? null } }]);
  }
}
