import { Injectable } from '@nestjs/common';
import type { SetWordsDto } from '../../../contracts/screening/instrument.dto.js';
import { instrumentOf } from '../../../core/instruments/all-instruments.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { WordsStore } from './words.store.js';

/** The installation brings the licensed words of an instrument, which we may not hold. What they count is signed and stays. */
@Injectable()
export class SetWords {
  constructor(
    private readonly database: Database,
    private readonly words: WordsStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError instrument/unknown-question (404), instrument/words-given (409) */
  run(questionId: string, { language, words, licence }: SetWordsDto, staff: StaffPrincipal): Promise<void> {
    const instrument = instrumentOf(questionId);
    if (!instrument)
      throw new DomainError('not-found', 'instrument/unknown-question', 'There is no such question of an instrument.');
    if (instrument.wording === 'public')
      throw new DomainError('conflict', 'instrument/words-given', 'The words of this instrument are given: nobody changes them.');
    return this.database.transaction(async (tx) => {
      const own = { questionId, language, words: words.trim(), licence: licence.trim() };
      await this.words.put(tx, own, staff.userId, this.clock.now());
      const detail = { language };
      const entry = { userId: staff.userId, subjectType: 'instrument-question', subjectId: questionId, detail };
      await writeAuditEntry(tx, { ...entry, action: 'instrument-words.set' });
    });
  }
}
