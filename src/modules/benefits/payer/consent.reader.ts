import { Injectable } from '@nestjs/common';
import { redisclosureNotice, type ConsentCopy, type DisclosurePapers } from '../../../core/benefits/disclosure-papers.js';
import { payerConsent, type PayerConsent } from '../../../core/benefits/payer-consent.js';
import { consentWords } from '../../../core/consent/consent-sentences.js';
import type { Tx } from '../../../platform/database/database.js';
import { LedgerReader, type LedgerRow } from '../../people/index.js';
import { ConsentTexts } from '../../sites/index.js';

export interface AskedFor {
  readonly personId: string;
  readonly siteId: string;
  readonly zone: string;
  readonly payerName: string;
}

export type ConsentToAsk =
  | { readonly kind: 'yes'; readonly consentIds: readonly string[]; readonly papers: DisclosurePapers }
  | { readonly kind: 'no'; readonly sentence: string };

// Stronger than what a new row of theirs takes: whoever writes down a revocation waits for us, or we for them.
const lockFamily = 'select id from person where id in (select family_of($1)) order by id for update';

/** Asks the ledger whether the insurer may be told, under the lock of the person: nothing they take back comes in between (L-105). */
@Injectable()
export class ConsentReader {
  constructor(
    private readonly ledger: LedgerReader,
    private readonly texts: ConsentTexts,
  ) {}

  async of(tx: Tx, asked: AskedFor, at: Date): Promise<ConsentToAsk> {
    await tx.query(lockFamily, [asked.personId]);
    const members = await this.ledger.byMember(tx, asked.personId);
    const consent: PayerConsent = payerConsent(members, { payer: asked.payerName, at, zone: asked.zone });
    if (consent.kind === 'no') return { kind: 'no', sentence: consent.sentence };
    const grants = members.flat().filter(({ id }) => consent.restsOn.includes(id));
    const consents = await Promise.all(grants.map((grant) => this.copyOf(grant, asked.siteId)));
    return { kind: 'yes', consentIds: consent.restsOn, papers: { notice: redisclosureNotice, consents } };
  }

  private async copyOf(grant: LedgerRow, siteId: string): Promise<ConsentCopy> {
    const published = (await this.texts.of(siteId)).find(
      ({ version, kind, sha256 }) =>
        version === grant.textVersion && kind === grant.kind && (grant.textSha256 === null || sha256 === grant.textSha256),
    );
    return {
      consentId: grant.id,
      covers: consentWords[grant.kind],
      textVersion: grant.textVersion,
      textSha256: grant.textSha256,
      text: published?.body ?? null,
      givenAt: grant.effectiveAt.toISOString(),
      expiresAt: grant.expiresAt?.toISOString() ?? null,
    };
  }
}
