import { Injectable } from '@nestjs/common';
import type { ConsentTexts } from '../../../core/forms/consent-texts.js';
import type { SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError, type FieldProblem } from '../../../platform/http/domain-error.js';
import { ConsentWordings } from './consent-wordings.js';
import { FormTextStore } from './form-text.store.js';

@Injectable()
export class WriteFormText {
  constructor(
    private readonly database: Database,
    private readonly store: FormTextStore,
    private readonly wordings: ConsentWordings,
    private readonly clock: Clock,
  ) {}

  /**
   * A site's own wording of the consent boxes as the next version; who has the form open with an older one is asked to read again. Throws
   * `site/unknown` (404), `form-text/text` (422), `form-text/written-at-once` (409).
   */
  async run(siteId: string, language: SpokenLanguage, texts: ConsentTexts, by: string): Promise<void> {
    const errors = problemsOf(texts);
    if (errors.length > 0) throw new DomainError('invalid', 'form-text/text', 'These words can not be used.', { errors });
    await this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const version = await this.store.insertNext(tx, { siteId, language, call: texts.call, sms: texts.sms, by, at });
      const detail = { language, version };
      await writeAuditEntry(tx, { userId: by, action: 'form-text.written', subjectType: 'site', subjectId: siteId, detail });
    });
    this.wordings.forget();
  }
}

/** Consent names who may call; a text says how it ends (CTIA Messaging Principles 5.1.2). */
function problemsOf({ call, sms }: ConsentTexts): FieldProblem[] {
  const unnamed = Object.entries({ call, sms })
    .filter(([, text]) => !text.includes('{site}'))
    .map(([field]) => ({
      field,
      code: 'form-text/no-site',
      message: 'Say who may do it: {site} stands for the name of the site.',
    }));
  if (/\bSTOP\b/.test(sms)) return unnamed;
  return [...unnamed, { field: 'sms', code: 'form-text/no-stop', message: 'Say how texts end: reply STOP.' }];
}
