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
  const instants = instantsWithin(facts, from, to);
  const segments = instants.slice(1).flatMap((end, index) => {
    const start = instants[index]!;
    const reason = reasonAt(facts, start);
    return reason ? [{ from: start, to: end, ...reason }] : [];
  });
  return segments.reduce<WaitSegment[]>(join, []);
}

function instantsWithin({ steps, offers, shift, outages }: WaitFacts, from: Date, to: Date): readonly Date[] {
  const ends = [...offers, ...outages].flatMap((one) => (one.to ? [one.from, one.to] : [one.from]));
  const all = [...steps.flatMap(({ at, windowStart }) => [at, windowStart]), ...shift.map(({ at }) => at), ...ends].filter(
    (at) => at > from && at < to,
  );
  const times = new Set([from, ...all, to].map((at) => at.getTime()));
  return [...times].toSorted((a, b) => a - b).map((time) => new Date(time));
}

function reasonAt(facts: WaitFacts, at: Date): Reason | null {
  const step = facts.steps.findLast((one) => one.at <= at);
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
      return reasonInLine(facts, at);
    case 'dialling':
    case 'awaiting-disposition':
      return { cause: 'being-called', sentence: sentenceOf(step) };
    case 'needs-decision':
      return { cause: 'human-decides', sentence: sentenceOf(step) };
  }
}

function reasonInLine({ offers, shift, outages }: WaitFacts, at: Date): Reason {
  if (outages.some((outage) => covers(outage, at)))
    return { cause: 'carrier-down', sentence: 'The telephone company could not ring anybody.' };
  const offer = offers.find((one) => covers(one, at));
  if (offer) return reasonOfOffer(offer);
  return reasonOfShift(shift.findLast((point) => point.at <= at));
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

function join(segments: WaitSegment[], next: WaitSegment): WaitSegment[] {
  const last = segments.at(-1);
  if (last?.to.getTime() !== next.from.getTime() || last.cause !== next.cause || last.sentence !== next.sentence)
    return [...segments, next];
  return [...segments.slice(0, -1), { ...last, to: next.to }];
}
