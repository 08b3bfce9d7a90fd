import type { Urgency } from '../callbacks/urgency.js';
import type { ReceiverKind } from '../calls/hand-over-rules.js';
import type { PresencePolicy } from './presence-policy.js';
import type { Presence } from './presences.js';

const crisisReceivers: readonly ReceiverKind[] = ['crisis-line', 'emergency-relay'];

export interface EndedWork {
  /** False: nobody answered. */
  readonly talked: boolean;
  readonly urgency: Urgency;
  /** Who picked up when the person was handed over, if anybody. */
  readonly handedTo: readonly ReceiverKind[];
}

export interface WrapUpTimes {
  readonly until: Date;
  /** Before this the program does not make them available, even when the outcome is written; null: no rest. */
  readonly restUntil: Date | null;
}

export function isCrisis({ urgency, handedTo }: EndedWork): boolean {
  return urgency === 'urgent' || handedTo.some((kind) => crisisReceivers.includes(kind));
}

/** How long a counsellor is left alone after a call; `unansweredSeconds` is for one that nobody answered. */
export function wrapUpTimes(work: EndedWork, policy: PresencePolicy, unansweredSeconds: number, at: Date): WrapUpTimes {
  if (!work.talked) return { until: later(at, unansweredSeconds), restUntil: null };
  const restUntil = isCrisis(work) && policy.restAfterCrisisSeconds > 0 ? later(at, policy.restAfterCrisisSeconds) : null;
  const written = later(at, policy.wrapUpSeconds);
  return { until: restUntil !== null && restUntil > written ? restUntil : written, restUntil };
}

export interface WrapUpFacts {
  readonly presence: Presence;
  /** Null: its time is up, and the outcome is still awaited. */
  readonly until: Date | null;
  readonly extensions: number;
}

export type ExtensionDecision =
  | { readonly kind: 'extended'; readonly until: Date }
  | {
      readonly kind: 'refused';
      readonly code: 'presence/not-in-wrap-up' | 'presence/no-more-extensions';
      readonly reason: string;
    };

/** Whether a counsellor who asks for more time gets it. */
export function decideExtension(
  { presence, until, extensions }: WrapUpFacts,
  policy: PresencePolicy,
  at: Date,
): ExtensionDecision {
  if (presence !== 'wrap-up')
    return { kind: 'refused', code: 'presence/not-in-wrap-up', reason: 'More time can be asked for after a call only.' };
  if (extensions >= policy.mostExtensions)
    return {
      kind: 'refused',
      code: 'presence/no-more-extensions',
      reason: 'You have asked for all the time there is: take a break if you need one.',
    };
  return { kind: 'extended', until: later(until !== null && until > at ? until : at, policy.extensionSeconds) };
}

function later(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000);
}
