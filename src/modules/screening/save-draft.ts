import { Injectable } from '@nestjs/common';
import type { SaveDraftDto, SavedDraftDto } from '../../contracts/screening/screening.dto.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { askedQuestion, openIntake } from './asked-question.js';
import { DraftStore } from './draft.store.js';
import { ScreeningStore } from './screening.store.js';

/** Keeps what is being typed as it is typed, in the middle of a sentence: whoever takes up the screening goes on there. */
@Injectable()
export class SaveDraft {
  constructor(
    private readonly database: Database,
    private readonly screenings: ScreeningStore,
    private readonly drafts: DraftStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError intake/unknown (404), screening/intake-ended, screening/draft-changed (409), screening/unknown-question (422) */
  run(intakeId: string, { questionId, answeredBy, text, version }: SaveDraftDto, staff: StaffPrincipal): Promise<SavedDraftDto> {
    askedQuestion(questionId);
    const place = { intakeId, questionId, by: answeredBy };
    return this.database.transaction(async (tx) => {
      await openIntake(this.screenings, tx, intakeId);
      const saved = await this.drafts.save(tx, { ...place, text, version, userId: staff.userId, at: this.clock.now() });
      if (saved !== null) return { version: saved };
      const theirs = await this.drafts.one(tx, place);
      const what = theirs ? 'Somebody else has written here meanwhile' : 'This question was answered meanwhile';
      throw new DomainError('conflict', 'screening/draft-changed', `${what}: choose which words stay, and save again.`, {
        extra: { theirs: theirs && { text: theirs.text, version: theirs.version }, yours: { text, version } },
      });
    });
  }
}
