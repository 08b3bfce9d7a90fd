import { allQuestions } from '../../../core/screening/interview/all-questions.js';
import type { OwnWords } from './words.store.js';

/** The words in which a question is asked: those that the installation brought, else ours. Null: nobody has any. */
export function wordsOf(questionId: string, language: 'en' | 'es', own: readonly OwnWords[]): string | null {
  const brought = own.find((one) => one.questionId === questionId && one.language === language);
  return brought?.words ?? allQuestions.get(questionId)?.asks?.[language] ?? null;
}
