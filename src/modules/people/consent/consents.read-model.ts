import { Injectable } from '@nestjs/common';
import type { ConsentEventDto, ConsentsDto, SignedFormDto } from '../../../contracts/consent.dto.js';
import { consentSentence } from '../../../core/consent/consent-sentences.js';
import { foldConsent } from '../../../core/consent/fold-consent.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { LedgerReader, type LedgerRow } from './ledger.reader.js';

/** What somebody agreed to, as it stands and as it came about; of everybody who turned out to be them. */
@Injectable()
export class ConsentsReadModel {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerReader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError person/unknown */
  async of(personId: string): Promise<ConsentsDto> {
    const members = await this.ledger.byMember(this.database, personId);
    if (members.length === 0) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
    const events = await this.ledger.of(this.database, personId);
    const states = foldConsent(members, this.clock.now()).map(({ kind, scope, state, since, expiresAt }) => ({
      kind,
      scope,
      state,
      since: since?.toISOString() ?? null,
      expiresAt: expiresAt?.toISOString() ?? null,
      sentence: consentSentence(kind, state, since?.toISOString().slice(0, 10) ?? null, scope),
    }));
    return { states, events: events.map(shownEvent).toReversed() };
  }
}

/** Neither the hash of the address nor the ids of the evidence: those are for who has to prove it. */
function shownEvent(row: LedgerRow): ConsentEventDto {
  const { id, kind, action, scope, subjectRole, channel, textVersion, language, expiresEvent } = row;
  const because = row.evidence['because'];
  return {
    id,
    kind,
    action,
    scope,
    subjectRole,
    channel,
    textVersion,
    language,
    because: typeof because === 'string' ? because : null,
    statedAt: row.statedAt?.toISOString() ?? null,
    effectiveAt: row.effectiveAt.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    honourBy: row.honourBy?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    expiresEvent,
    signed: signedIn(row.evidence),
  };
}

/** What a signed form names, where one was copied (42 CFR 2.31). */
function signedIn({ discloser, fields, signature, signedOn }: LedgerRow['evidence']): SignedFormDto | null {
  if (typeof discloser !== 'string') return null;
  return { discloser, fields: (fields as string[] | undefined) ?? [], signature: String(signature), signedOn: String(signedOn) };
}
