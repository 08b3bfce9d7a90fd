import { Injectable } from '@nestjs/common';
import type { WriteSourceFormDto } from '../../../contracts/admin/source-form.dto.js';
import { discreetProblem } from '../../../core/scripts/revealing-words.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { PublishFirstTexts } from '../texts/publish-first-texts.js';
import { FormSources } from './form-sources.js';
import { SourceFormStore } from './source-form.store.js';

@Injectable()
export class WriteSourceForm {
  constructor(
    private readonly database: Database,
    private readonly store: SourceFormStore,
    private readonly forms: FormSources,
    private readonly firstTexts: PublishFirstTexts,
    private readonly clock: Clock,
  ) {}

  /**
   * Where the form of a source is, in which languages, and who may frame it. `by` is the administrator's id.
   * Throws `source/unknown` (404), `source-form/revealing`, `source-form/languages` and `source-form/slug-taken` (422).
   */
  async run(sourceId: string, form: WriteSourceFormDto, by: string): Promise<void> {
    const revealing = discreetProblem(form.slug.replaceAll('-', ' '));
    if (revealing !== null) throw refused('slug', 'source-form/revealing', revealing);
    if (form.languages.length === 0) throw refused('languages', 'source-form/languages', 'Name at least one language.');
    await this.database.transaction(async (tx) => {
      await this.store.write(tx, sourceId, form, by, this.clock.now());
      const { slug, languages, framedBy, enabled } = form;
      await writeAuditEntry(tx, {
        userId: by,
        action: 'source-form.written',
        subjectType: 'source',
        subjectId: sourceId,
        detail: { slug, languages, framedBy, enabled },
      });
    });
    this.forms.forget();
    await this.firstTexts.run(sourceId, form.languages, by);
  }
}

function refused(field: string, code: string, message: string): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ field, code, message }] });
}
