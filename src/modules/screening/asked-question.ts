import { allQuestions } from '../../core/screening/interview/all-questions.js';
import type { Question } from '../../core/instruments/question.js';
import type { Tx } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import type { ScreenedIntake, ScreeningStore } from './screening.store.js';

/** @throws DomainError screening/unknown-question (422) */
export function askedQuestion(questionId: string): Question {
  const question = allQuestions.get(questionId);
  if (question) return question;
  const message = 'There is no such question: take one of those that GET screening shows.';
  throw new DomainError('invalid', 'screening/unknown-question', message, {
    errors: [{ field: 'questionId', code: 'screening/unknown-question', message }],
  });
}

/** The intake, locked. @throws DomainError intake/unknown (404), screening/intake-ended (409) */
export async function openIntake(screenings: ScreeningStore, tx: Tx, intakeId: string): Promise<ScreenedIntake> {
  const intake = await screenings.lockIntake(tx, intakeId);
  if (!intake) throw new DomainError('not-found', 'intake/unknown', 'There is no such intake.');
  if (intake.endedAt)
    throw new DomainError('conflict', 'screening/intake-ended', 'This intake has ended: ask in the open intake of this person.');
  return intake;
}
