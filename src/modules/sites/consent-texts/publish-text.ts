import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { PublishConsentTextDto } from '../../../contracts/admin/consent-text.dto.js';
import { missingElements } from '../../../core/consent/part2-elements.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { lockSite } from '../lock-site.js';
import { ConsentTextStore } from './consent-text.store.js';
import { ConsentTexts } from './consent-texts.js';

/** New words to agree to. A Part 2 wording without one of the elements of 42 CFR 2.31(a) binds nobody, so it is not published (L-102). */
@Injectable()
export class PublishText {
  constructor(
    private readonly database: Database,
    private readonly store: ConsentTextStore,
    private readonly texts: ConsentTexts,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError site/unknown, consent-text/incomplete, consent-text/version-taken, consent-text/words-published */
  async run(siteId: string, { version, kind, language, body, elements }: PublishConsentTextDto, by: string): Promise<string> {
    const errors = missingElements(kind, body, elements ?? {}).map(({ element, message }) => {
      return { field: `elements.${element}`, code: 'consent-text/element-missing', message };
    });
    if (errors.length > 0)
      throw new DomainError('invalid', 'consent-text/incomplete', 'This consent lacks what the law asks of it.', { errors });
    const id = uuid();
    const sha256 = createHash('sha256').update(body).digest('hex');
    await this.database.transaction(async (tx) => {
      await lockSite(tx, siteId);
      await this.store.add(tx, { id, siteId, version, kind, language, body, sha256, publishedAt: this.clock.now() }, by);
      const detail = { siteId, version, kind, language, sha256 };
      await writeAuditEntry(tx, {
        userId: by,
        action: 'consent_template.published',
        subjectType: 'consent-text',
        subjectId: id,
        detail,
      });
    });
    this.texts.forget();
    return id;
  }
}
