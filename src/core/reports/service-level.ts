/** Within how many seconds of waiting a call should be answered; the first is what a line strives for. */
export const answerTargets = [20, 30, 60, 120] as const;
export type AnswerTarget = (typeof answerTargets)[number];

/** Less time on the line than this is a short one: shown apart, and counted all the same. */
export const shortSeconds = 5;

export interface AnsweredCalls {
  readonly answered: number;
  /** Of them, in time. */
  readonly inTime: number;
  /** Hung up before anybody answered, however soon. */
  readonly abandoned: number;
}

/**
 * In time of all who wanted to talk: whoever gave up stays in the denominator, or a line would look the better the longer it lets people
 * wait. Null while nobody called.
 */
export function serviceLevel({ answered, inTime, abandoned }: AnsweredCalls): number | null {
  return shareOf(inTime, answered + abandoned);
}

/** Null of nothing. */
export function shareOf(part: number, all: number): number | null {
  return all === 0 ? null : part / all;
}
