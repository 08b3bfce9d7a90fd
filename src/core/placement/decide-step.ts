import type { AppointmentState } from './appointment-states.js';
import { chaseKinds } from './chase-table.js';
import type { ReferralState } from './referral-rules.js';
import { reminderKinds } from './reminder-times.js';
import type { StepKind, StepOutcome } from './step-kinds.js';

/** How what a step is about stands now; null where it is about something else. */
export interface StepFacts {
  readonly appointment: AppointmentState | null;
  /** Somebody talked with them since they did not come. */
  readonly reachedSince: boolean;
  readonly referral: ReferralState | null;
  readonly waitlist: 'waiting' | 'placed' | 'left' | null;
  readonly usefulUntil: Date | null;
}

export type StepDecision =
  | { readonly kind: 'remind' }
  | { readonly kind: 'call' }
  | { readonly kind: 'end'; readonly outcome: StepOutcome; readonly because: string };

/** What a step that is due asks for. */
export function decideStep(kind: StepKind, facts: StepFacts, at: Date): StepDecision {
  if (isOneOf(reminderKinds, kind)) return decideReminder(facts, at);
  if (isOneOf(chaseKinds, kind)) return decideChase(facts);
  if (kind === 'waitlist-contact') return facts.waitlist === 'waiting' ? call : notNeeded('They no longer wait');
  if (facts.referral === 'offered') return notNeeded('They have not chosen yet');
  return facts.referral === 'lost' ? notNeeded('The referral came to nothing') : call;
}

const call: StepDecision = { kind: 'call' };

function decideReminder({ appointment, usefulUntil }: StepFacts, at: Date): StepDecision {
  if (appointment !== 'scheduled' && appointment !== 'reminded') return notNeeded(`The appointment is ${appointment}`);
  if (usefulUntil !== null && at > usefulUntil) return tooLate;
  return { kind: 'remind' };
}

function decideChase({ appointment, reachedSince }: StepFacts): StepDecision {
  if (appointment !== 'no-show') return notNeeded(`The appointment is ${appointment}`);
  return reachedSince ? { kind: 'end', outcome: 'reached', because: 'They talked on the phone' } : call;
}

/** Nothing that reaches them in time would be allowed. */
export const tooLate: Extract<StepDecision, { kind: 'end' }> = {
  kind: 'end',
  outcome: 'too-late',
  because: 'No allowed hour was left before the appointed time',
};

function notNeeded(because: string): StepDecision {
  return { kind: 'end', outcome: 'not-needed', because };
}

function isOneOf(kinds: readonly StepKind[], kind: StepKind): boolean {
  return kinds.includes(kind);
}
