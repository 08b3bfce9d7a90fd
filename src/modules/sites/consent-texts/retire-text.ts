import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { ConsentTextStore } from './consent-text.store.js';
import { ConsentTexts } from './consent-texts.js';

/** From now on nobody agrees to these words; who did so before has agreed to them. */
@Injectable()
export class RetireText {
  constructor(
    private readonly database: Database,
    private readonly store: ConsentTextStore,
    private readonly texts: ConsentTexts,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError consent-text/not-in-use */
  async run(siteId: string, textId: string, reason: string, by: string): Promise<void> {
    const isOurs = (await this.store.all()).some((text) => text.id === textId && text.siteId === siteId);
    await this.database.transaction(async (tx) => {
      if (!isOurs || !(await this.store.retire(tx, textId, by, reason, this.clock.now())))
        throw new DomainError('not-found', 'consent-text/not-in-use', 'There is no such text in use at this site.');
      const entry = { action: 'consent_template.retired', subjectType: 'consent-text', subjectId: textId, detail: { reason } };
      await writeAuditEntry(tx, { userId: by, ...entry });
    });
    this.texts.forget();
  }
}
