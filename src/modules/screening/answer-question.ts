import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { AnswerQuestionDto } from '../../contracts/screening/screening.dto.js';
import { raiseFlags } from '../../core/flags/raise-flags.js';
import { instrumentOf } from '../../core/instruments/all-instruments.js';
import { unknownAnswer, type Question } from '../../core/instruments/question.js';
import { answerProblem } from '../../core/screening/interview/all-questions.js';
import { toldFacts } from '../../core/screening/interview/told-facts.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { clinicalContent, RaiseFlags } from '../flags/index.js';
import { askedQuestion, openIntake } from './asked-question.js';
import { DraftStore } from './draft.store.js';
import { ScreeningStore, type NewAnswer } from './screening.store.js';

/** Keeps one answer, and raises the flags that follow from all of them, in one transaction: there is no answer without its flags. */
@Injectable()
export class AnswerQuestion {
  constructor(
    private readonly database: Database,
    private readonly screenings: ScreeningStore,
    private readonly drafts: DraftStore,
    private readonly raiseFlags: RaiseFlags,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError intake/unknown (404), screening/intake-ended (409), screening/unknown-question, screening/invalid-answer (422) */
  run(intakeId: string, given: AnswerQuestionDto, staff: StaffPrincipal): Promise<void> {
    const question = askedQuestion(given.questionId);
    const value = checkedValue(question, given);
    const place = { intakeId, questionId: question.id, by: given.answeredBy };
    return this.database.transaction(async (tx) => {
      const { siteId, patientId: personId } = await openIntake(this.screenings, tx, intakeId);
      const at = this.clock.now();
      const asked = { language: given.language ?? 'en', definition: definitionOf(question), askedBy: staff.userId, at };
      await this.screenings.add(tx, { ...place, ...asked, id: uuid(), value });
      await this.drafts.drop(tx, place);
      const { raised } = raiseFlags(toldFacts(await this.screenings.answers(tx, intakeId)));
      await this.raiseFlags.run(tx, { intakeId, personId, siteId, raisedBy: staff.userId, at }, raised);
    });
  }
}

function checkedValue(question: Question, { value, unknown }: AnswerQuestionDto): string {
  if (unknown === true) return unknownAnswer;
  const message = value === undefined ? 'Say the value, or that it is not known.' : answerProblem(question, value);
  if (message === null) return value!;
  throw new DomainError('invalid', 'screening/invalid-answer', message, {
    errors: [{ field: 'value', code: 'screening/invalid-answer', message }],
  });
}

function definitionOf({ id }: Question): NewAnswer['definition'] {
  const instrument = instrumentOf(id);
  if (!instrument) return null;
  const { hash } = clinicalContent.find(({ name }) => name === instrument.id)!;
  return { instrument: instrument.id, version: instrument.version, hash };
}
