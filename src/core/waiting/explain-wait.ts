import type { ShiftPoint, WaitFacts, WaitOffer, WaitStep } from './wait-facts.js';
import { causeOfRule, type WaitCause } from './wait-causes.js';

/** A stretch of waiting with one reason. */
export interface WaitSegment {
  readonly from: Date;
  readonly to: Date;
  readonly cause: WaitCause;
  /** "All 3 counsellors on shift were busy." */
  readonly sentence: string;
}

type Reason = Pick<WaitSegment, 'cause' | 'sentence'>;

/**
 * Why somebody waited from `from` to `to`, oldest first and without a hole: each stretch between two things that happened has the one
 * reason that held then. Ends where the callback ended.
 */
export function explainWait(facts: WaitFacts, from: Date, to: Date): readonly WaitSegment[] {
  const stepAt = follow(facts.steps);
  const pointAt = follow(facts.shift);
  const segments: WaitSegment[] = [];
  let start = from;
  for (const end of instantsWithin(facts, from, to)) {
    const reason = reasonAt(facts, stepAt(start), pointAt(start), start);
    if (reason) append(segments, { from: start, to: end, ...reason });
    start = end;
  }
  return segments;
}

/** What held at each instant asked, each later than the one before: a long history is walked once. */
function follow<T extends { readonly at: Date }>(history: readonly T[]): (at: Date) => T | undefined {
  let next = 0;
  return (at) => {
    while (next < history.length && history[next]!.at <= at) next += 1;
    return history[next - 1];
  };
}

/** When something happened after `from`, and `to`. */
function instantsWithin({ steps, offers, shift, outages }: WaitFacts, from: Date, to: Date): readonly Date[] {
  const ends = [...offers, ...outages].flatMap((one) => (one.to ? [one.from, one.to] : [one.from]));
  const all = [...steps.flatMap(({ at, windowStart }) => [at, windowStart]), ...shift.map(({ at }) => at), ...ends, to];
  const times = new Set(all.filter((at) => at > from && at <= to).map((at) => at.getTime()));
  return [...times].toSorted((a, b) => a - b).map((time) => new Date(time));
}

function reasonAt(facts: WaitFacts, step: WaitStep | undefined, point: ShiftPoint | undefined, at: Date): Reason | null {
  switch (step?.state) {
    case undefined:
    case 'done':
    case 'cancelled':
      return null;
    case 'scheduled':
      return {
        cause: causeOfRule(step.rule) ?? (at < step.windowStart ? 'their-wish' : 'our-fault'),
        sentence: sentenceOf(step),
      };
    case 'queued':
      return reasonInLine(facts, point, at);
    case 'dialling':
    case 'awaiting-disposition':
      return { cause: 'being-called', sentence: sentenceOf(step) };
    case 'needs-decision':
      return { cause: 'human-decides', sentence: sentenceOf(step) };
  }
}

function reasonInLine({ offers, outages }: WaitFacts, point: ShiftPoint | undefined, at: Date): Reason {
  if (outages.some((outage) => covers(outage, at)))
    return { cause: 'carrier-down', sentence: 'The telephone company could not ring anybody.' };
  const offer = offers.find((one) => covers(one, at));
  if (offer) return reasonOfOffer(offer);
  return reasonOfShift(point);
}

function reasonOfOffer({ counsellor, state, reason }: WaitOffer): Reason {
  switch (state) {
    case 'declined':
      return { cause: 'not-taken', sentence: `Offered to ${counsellor}, who declined${reason ? `: ${reason}` : ''}.` };
    case 'expired':
      return { cause: 'not-taken', sentence: `Offered to ${counsellor}, who did not answer.` };
    case 'withdrawn':
      return { cause: 'being-offered', sentence: `Offered to ${counsellor}, and withdrawn${reason ? `: ${reason}` : ''}.` };
    case 'pending':
    case 'accepted':
      return { cause: 'being-offered', sentence: `Offered to ${counsellor}.` };
  }
}

function reasonOfShift(point: ShiftPoint | undefined): Reason {
  const { available, busy, away } = point ?? { available: 0, busy: 0, away: 0 };
  if (available > 0) return { cause: 'others-first', sentence: `Others were ahead in line; ${counsellors(available)} free.` };
  if (busy > 0)
    return { cause: 'everyone-busy', sentence: `${counsellors(busy)} on shift, all busy${away ? `; ${away} on a break` : ''}.` };
  return {
    cause: 'nobody-on-shift',
    sentence: away > 0 ? `Nobody on shift but ${counsellors(away)} on a break.` : 'Nobody on shift.',
  };
}

function counsellors(count: number): string {
  return count === 1 ? '1 counsellor' : `${count} counsellors`;
}

function covers({ from, to }: { readonly from: Date; readonly to: Date | null }, at: Date): boolean {
  return from <= at && (to === null || at < to);
}

function sentenceOf({ because }: WaitStep): string {
  return /[.?!]$/.test(because) ? because : `${because}.`;
}

function append(segments: WaitSegment[], next: WaitSegment): void {
  const last = segments.at(-1);
  const goesOn = last?.to.getTime() === next.from.getTime() && last.cause === next.cause && last.sentence === next.sentence;
  if (goesOn) segments[segments.length - 1] = { ...last, to: next.to };
  else segments.push(next);
}
