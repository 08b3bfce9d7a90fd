import type { Facts } from '../../flags/condition.js';

/** The person themselves, or somebody who speaks of them. */
export const answerers = ['person', 'third-party'] as const;
export type Answerer = (typeof answerers)[number];

export interface GivenAnswer {
  readonly questionId: string;
  readonly by: Answerer;
  readonly value: string;
}

export interface Conflict {
  readonly questionId: string;
  readonly person: string;
  readonly thirdParty: string;
}

/** Everything told, by question; of two different answers both stand, and the riskier one counts. */
export function toldFacts(answers: readonly GivenAnswer[]): Facts {
  const told: Record<string, string[]> = {};
  for (const { questionId, value } of answers) {
    const values = (told[questionId] ??= []);
    if (!values.includes(value)) values.push(value);
  }
  return told;
}

/** Where the person and whoever speaks of them say different things: both are shown to staff. */
export function conflicts(answers: readonly GivenAnswer[]): readonly Conflict[] {
  return answers.flatMap(({ questionId, by, value }) => {
    const other = by === 'person' ? answers.find((one) => one.questionId === questionId && one.by === 'third-party') : undefined;
    return other && other.value !== value ? [{ questionId, person: value, thirdParty: other.value }] : [];
  });
}
