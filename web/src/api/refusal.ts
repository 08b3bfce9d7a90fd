import type { Problem } from './problem.js';

/** A refusal that somebody at the screen can lift, by a proof or a reason: what was refused waits meanwhile, and is then sent again. */
export class Refusal {
  private asked: Problem | null = null;
  private answers: ((isLifted: boolean) => void)[] = [];
  private readonly listeners = new Set<() => void>();

  /** `isAlwaysAsked`: what lifts it does not listen here. */
  constructor(private readonly isAlwaysAsked = false) {}

  /** Is it lifted? Whoever is refused while it is being asked waits for the same answer. Nobody there to ask: no. */
  lift(problem: Problem): Promise<boolean> {
    if (this.listeners.size === 0 && !this.isAlwaysAsked) return Promise.resolve(false);
    return new Promise((resolve) => {
      this.answers.push(resolve);
      if (this.asked === null) this.change(problem);
    });
  }

  answer(isLifted: boolean): void {
    const answers = this.answers;
    this.answers = [];
    this.change(null);
    for (const resolve of answers) resolve(isLifted);
  }

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The refusal that waits for an answer. */
  readonly current = (): Problem | null => this.asked;

  private change(problem: Problem | null): void {
    this.asked = problem;
    for (const tell of this.listeners) tell();
  }
}

/** The session itself tells of its lock. */
export const locked = new Refusal(true);
export const proveAgain = new Refusal();
export const needsReason = new Refusal();

const recordPage = /^\/console\/(?:people|intakes|calls)\/[^/]/;

/** Whether to send a refused request again. What a locked screen only reads is read again when it opens. */
export async function isLifted(problem: Problem, isReading: boolean): Promise<boolean> {
  if (problem.code === 'session/locked') return !isReading && locked.lift(problem);
  if (problem.code === 'session/prove-again') return proveAgain.lift(problem);
  // Elsewhere a record is one of many: what stands there instead says so.
  if (problem.code === 'record/needs-reason') return recordPage.test(location.pathname) && needsReason.lift(problem);
  return false;
}

export function giveUp(): void {
  for (const refusal of [locked, proveAgain, needsReason]) refusal.answer(false);
}
