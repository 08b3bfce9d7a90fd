import { Injectable } from '@nestjs/common';
import { isLineKey, type LineKey } from '../../../core/scripts/default-lines.js';
import { scriptTextProblems } from '../../../core/scripts/script-text-problems.js';
import type { SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { lockSite } from '../lock-site.js';
import { ScriptDirectory } from './script-directory.js';
import { ScriptStore } from './script.store.js';

interface WrittenLine {
  readonly siteId: string;
  readonly key: string;
  readonly language: SpokenLanguage;
  readonly text: string;
}

@Injectable()
export class WriteScript {
  constructor(
    private readonly database: Database,
    private readonly store: ScriptStore,
    private readonly directory: ScriptDirectory,
    private readonly clock: Clock,
  ) {}

  /**
   * The site's own words for a line, as a new version; older ones stay, since somebody heard them. `by` is the administrator's id, null at start-up.
   * Throws `site/unknown`, `script/unknown-line` (404) and `script/text` (422), which lists all that is wrong with the text.
   */
  async run({ siteId, key, language, text: typed }: WrittenLine, by: string | null): Promise<LineKey> {
    if (!isLineKey(key)) throw new DomainError('not-found', 'script/unknown-line', 'There is no line with this key.');
    const text = typed.normalize('NFC').trim();
    const errors = scriptTextProblems(key, language, text).map((problem) => ({ field: 'text', ...problem }));
    if (errors.length > 0) throw new DomainError('invalid', 'script/text', 'These words cannot be used.', { errors });
    await this.database.transaction(async (tx) => {
      await lockSite(tx, siteId);
      const version = await this.store.insertNext(tx, { siteId, key, language, text, by, at: this.clock.now() });
      const detail = { key, language, version };
      await writeAuditEntry(tx, { userId: by, action: 'script.written', subjectType: 'site', subjectId: siteId, detail });
    });
    this.directory.forget();
    return key;
  }
}
