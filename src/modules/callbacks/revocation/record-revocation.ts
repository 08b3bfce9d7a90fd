import { Injectable } from '@nestjs/common';
import type { RevokeConsentDto, RevokedDto } from '../../../contracts/consent.dto.js';
import { consentWords } from '../../../core/consent/consent-sentences.js';
import type { ConsentKind } from '../../../core/consent/consent-event.js';
import { honourBy } from '../../../core/consent/honour-by.js';
import { revocableKinds } from '../../../core/consent/revocable-kinds.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { instantIn } from '../../../platform/http/instant-in.js';
import { DisclosuresReadModel } from '../../disclosures/index.js';
import { ContactsBetweenReader } from './contacts-between.reader.js';
import { RevokeConsent } from './revoke-consent.js';

/** Staff write down that somebody takes back their consent: by letter, aloud, or by any other way that reached us (L-106, B-093). */
@Injectable()
export class RecordRevocation {
  constructor(
    private readonly database: Database,
    private readonly revokeConsent: RevokeConsent,
    private readonly contacts: ContactsBetweenReader,
    private readonly disclosures: DisclosuresReadModel,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError person/unknown, consent/in-writing-only, revocation/in-future, instant/invalid */
  run(personId: string, told: RevokeConsentDto, staff: StaffPrincipal): Promise<RevokedDto> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const { kinds, needWriting } = revocableKinds(told.kinds, told.by);
      if (needWriting.length > 0) throw inWritingOnly(needWriting);
      const statedAt = statedOf(told, at);
      await this.known(tx, personId);
      const kept = await this.revokeConsent.run(tx, {
        of: { personId },
        kinds,
        because: because[told.by],
        channel: told.by,
        capturedBy: `user:${staff.userId}`,
        evidence: { note: told.note.trim() },
        statedAt,
        isDocument: true,
        at,
      });
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'consent.revoked',
        subjectType: 'person',
        subjectId: personId,
        detail: { kinds: kept.kinds, by: told.by },
      });
      return {
        kinds: [...kept.kinds],
        statedAt: statedAt.toISOString(),
        effectiveAt: at.toISOString(),
        honourBy: honourBy(at).toISOString(),
        between: await this.contacts.run(tx, personId, statedAt, at),
        disclosures: await this.disclosures.madeBetween(tx, personId, statedAt, at),
      };
    });
  }

  private async known(tx: Tx, personId: string): Promise<void> {
    if ((await tx.query('select from person where id = $1', [personId])).length === 0)
      throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
  }
}

const because: Readonly<Record<RevokeConsentDto['by'], string>> = {
  letter: 'They wrote that they take it back',
  voice: 'They said that they take it back',
  key: 'They pressed the key to take it back',
  text: 'They texted that they take it back',
  page: 'They took it back on their page',
};

function statedOf({ statedAt }: RevokeConsentDto, now: Date): Date {
  if (statedAt === undefined) return now;
  const stated = instantIn('statedAt', statedAt, now);
  if (stated <= now) return stated;
  const message = 'statedAt lies in the future.';
  throw new DomainError('invalid', 'revocation/in-future', message, {
    errors: [{ field: 'statedAt', code: 'revocation/in-future', message }],
  });
}

function inWritingOnly(kinds: readonly ConsentKind[]): DomainError {
  const words = kinds.map((kind) => consentWords[kind]).join(', ');
  const message = `They can take this back only in writing (42 CFR 2.33): ${words}. Help them to write it down, a text is enough.`;
  return new DomainError('invalid', 'consent/in-writing-only', message, {
    errors: [{ field: 'kinds', code: 'consent/in-writing-only', message }],
  });
}
