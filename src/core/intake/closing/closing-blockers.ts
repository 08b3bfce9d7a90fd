import type { CloseReasonCode } from './close-reason-codes.js';
import { closeReasons } from './close-reasons.js';
import { anyFlag, dangerBlockers, type DangerBlocker, type OpenDanger } from './open-danger.js';

/** What stands about a person while somebody wants to close their intake. */
export interface ClosingFacts {
  readonly danger: OpenDanger;
  /** A call to them is planned, in line, or being made. */
  readonly callPlanned: boolean;
  /** Null: the program wants to. */
  readonly byUserId: string | null;
}

export interface Blocker {
  readonly code: DangerBlocker['code'] | 'intake/plan-not-over' | 'intake/needs-a-person';
  readonly message: string;
}

/**
 * What keeps an intake from being closed for this reason, beyond facts: nobody closes over open danger (promise 6), no timer says what
 * only a person can say, and nobody is unreachable while we still mean to call. Nobody is behind a test that the program knows of.
 */
export function closingBlockers(reason: CloseReasonCode, { danger, callPlanned, byUserId }: ClosingFacts): readonly Blocker[] {
  const { byProgram, afterThePlan } = closeReasons[reason];
  const knownTest = reason === 'test' && byUserId === null;
  return [
    ...(knownTest ? [] : byUserId === null ? overWhichNoTimerCloses(danger) : dangerBlockers(danger)),
    ...(byUserId === null && !byProgram ? [needsAPerson] : []),
    ...(afterThePlan && callPlanned ? [planNotOver] : []),
  ];
}

function overWhichNoTimerCloses(danger: OpenDanger): readonly Blocker[] {
  const serious = dangerBlockers(danger);
  const flag = anyFlag(danger.flags);
  return serious.length > 0 || flag === null ? serious : [flag];
}

const needsAPerson: Blocker = {
  code: 'intake/needs-a-person',
  message: 'Only a person may say this: no timer closes an intake so.',
};
const planNotOver: Blocker = {
  code: 'intake/plan-not-over',
  message: 'A call to them is still planned: wait for it, or cancel the callback first.',
};
