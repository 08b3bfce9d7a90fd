import { whereabouts, type Whereabouts } from '../calling-window/candidate-places.js';
import { notBeforeSentence, openSentence } from '../calling-window/calling-sentences.js';
import { commonOpening } from '../calling-window/common-opening.js';
import { quietHoursOf } from '../calling-window/hour-windows.js';

export type Answering = 'nothing' | 'them' | 'their-stop' | 'their-start';

export interface TextingFacts {
  readonly e164: string;
  readonly declaredTimeZone: string | null;
  readonly declaredState: string | null;
  /** Folded from the ledger; a revocation is lifted by nothing but a new grant. */
  readonly smsConsent: 'granted' | 'none' | 'revoked';
  /** Why no text may reach this number, whoever has it. `landline`: it cannot take any. Null when nothing stands in the way. */
  readonly suppressedBecause: string | null;
  readonly automaticCalls: boolean;
  readonly textsInLast24Hours: number;
  readonly oldestTextInLast24Hours: Date | null;
  /**
   * What it answers. `their-stop`: the one confirmation of a stop. `their-start`: the question whether they want texts again.
   * `them`: anything else they did just now, a text, a key on the phone. `nothing`: it comes from us.
   */
  readonly answers: Answering;
}

export interface TextingPolicy {
  readonly maxTextsPer24Hours: number;
  /** Two machines that answer each other must come to an end. */
  readonly maxAnswersPer24Hours: number;
}

interface Refusal {
  readonly reason: string;
  readonly rule: string;
  readonly source: string;
}

export type TextingDecision =
  | { readonly kind: 'yes'; readonly reason: string; readonly rule: string }
  | ({ readonly kind: 'not-before'; readonly at: Date } & Refusal)
  | ({ readonly kind: 'never' } & Refusal);

export const defaultTextingPolicy: TextingPolicy = { maxTextsPer24Hours: 2, maxAnswersPer24Hours: 6 };

const dayMs = 24 * 3_600_000;
const noCommonHour: Refusal = {
  reason: 'No hour in the next 14 days is open everywhere they may be.',
  rule: 'texting/no-common-hour',
  source: 'calling hours (L-302)',
};

/**
 * May we text this person at `at`? (L-301, L-305, L-306.) The confirmation of a stop always goes out (FCC 12-143: one, within five
 * minutes), and whoever sends START is asked whether they mean it. Else, in this order: suppression, a number that takes no texts, a
 * revocation end it, also for an answer; what they did not just ask for needs their consent, stays under the cap, and waits for the
 * hours of every place they may be in.
 */
export function mayText(facts: TextingFacts, policy: TextingPolicy, at: Date): TextingDecision {
  if (facts.answers === 'their-stop') return yes('It confirms their stop, once', 'texting/confirms-stop');
  const never = facts.answers === 'their-start' ? null : whyNever(facts);
  if (never) return { kind: 'never', ...never };
  const where = whereabouts(facts.e164, facts.declaredTimeZone, facts.declaredState);
  const cap = capOf(facts, policy, where, at);
  if (cap) return cap;
  return facts.answers === 'nothing' ? byTheClock(where, at) : yes('It answers what they just asked', 'texting/answers-them');
}

function whyNever(facts: TextingFacts): Refusal | null {
  if (facts.suppressedBecause === 'landline')
    return { reason: 'Their number takes no texts.', rule: 'texting/landline', source: 'the carrier (21614, 30006)' };
  if (facts.suppressedBecause !== null)
    return {
      reason: `No text may reach this number: ${facts.suppressedBecause}.`,
      rule: 'texting/suppressed',
      source: '47 CFR 64.1200(a)(10)',
    };
  if (facts.smsConsent === 'revoked')
    return { reason: 'They asked us not to text.', rule: 'texting/revoked', source: '47 CFR 64.1200(a)(10)' };
  if (facts.answers === 'them') return null;
  if (!facts.automaticCalls)
    return {
      reason: 'A person decides whether this number is contacted.',
      rule: 'texting/not-automatic',
      source: 'contact by itself only with United States numbers without an extension',
    };
  if (facts.smsConsent === 'none')
    return { reason: 'They did not agree to text messages.', rule: 'texting/no-consent', source: '47 CFR 64.1200(a)(1)' };
  return null;
}

function capOf(facts: TextingFacts, policy: TextingPolicy, where: Whereabouts, at: Date): TextingDecision | null {
  const most = facts.answers === 'nothing' ? policy.maxTextsPer24Hours : policy.maxAnswersPer24Hours;
  if (facts.textsInLast24Hours < most) return null;
  const until = new Date((facts.oldestTextInLast24Hours ?? at).getTime() + dayMs);
  if (until <= at) return null;
  return {
    kind: 'not-before',
    at: until,
    reason: notBeforeSentence(until, at, where.zones[0]!, null, `${facts.textsInLast24Hours} texts in 24 hours`),
    rule: 'texting/texts-24-hours',
    source: `policy: at most ${most} texts in 24 hours`,
  };
}

function byTheClock(where: Whereabouts, at: Date): TextingDecision {
  const opening = commonOpening(quietHoursOf(where), at);
  if (!opening) return { kind: 'never', ...noCommonHour };
  const { openedBy: window } = opening;
  if (!window) return yes(openSentence(where), 'texting/open');
  const reason = notBeforeSentence(opening.at, at, window.zone, window.where, window.why);
  return { kind: 'not-before', at: opening.at, reason, rule: window.rule.replace('calling/', 'texting/'), source: window.source };
}

function yes(reason: string, rule: string): TextingDecision {
  return { kind: 'yes', reason, rule };
}
