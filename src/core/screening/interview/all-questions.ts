import { instruments } from '../../instruments/all-instruments.js';
import type { Question } from '../../instruments/question.js';
import { historyQuestions } from './history-questions.js';
import { meansQuestion, placeQuestions, safetyQuestions } from './safety-questions.js';

/** Every question that a screening may ask, by its id. */
export const allQuestions: ReadonlyMap<string, Question> = new Map(
  [...placeQuestions, ...safetyQuestions, meansQuestion, ...historyQuestions, ...instruments.flatMap(({ items }) => items)].map(
    (question) => [question.id, question],
  ),
);

/** What is kept of an answer to it; a sentence when it cannot be one. */
export function answerProblem(question: Question, value: string): string | null {
  if (question.answer.kind === 'choice') {
    const codes = question.answer.options.map(({ code }) => code);
    return codes.includes(value) ? null : `Answer with one of: ${codes.join(', ')}, or say that it is not known.`;
  }
  if (value.trim() === '') return 'Write down what they said, or say that it is not known.';
  return value.length > longestText ? `Write at most ${longestText} characters.` : null;
}

const longestText = 2000;
