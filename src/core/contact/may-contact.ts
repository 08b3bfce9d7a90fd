import { whereabouts, type Whereabouts } from './candidate-places.js';
import { capOf, type Cap } from './caps.js';
import { clockSkewMs } from '../shared/clock-skew.js';
import { commonOpening } from './common-opening.js';
import type { Channel, ContactDecision, ContactFacts, Refusal } from './contact-facts.js';
import type { ContactPolicy } from './contact-policy.js';
import { notBeforeSentence, openSentence, timeIn } from './contact-sentences.js';
import { quietHoursOf, safeHoursOf, siteHoursOf, type HourWindow } from './hour-windows.js';
import { whyNever } from './refusals.js';

/**
 * May this person be contacted on this number, by this channel, at `at`? (L-301 to L-309, L-313.) In this order:
 *
 * 1. a stop is confirmed, once, whatever else holds (FCC 12-143);
 * 2. never: suppression, revocation, the person's plan, a missing consent, numbers left to persons, calls of 14 days used up;
 * 3. one number rings for one person at a time; a voicemail asks no more: it is left in a call that was allowed;
 * 4. the cap of a day, of the person and of the number; an answer to what they did just now waits for nothing else;
 * 5. the safe hours of the number, the quiet hours of every place they may be in, and for calls the hours of the site. "Call me now"
 *    opens the last two for an hour (B-033), never the first.
 *
 * What is asked about a moment that has not come holds only for the facts of now: ask again then (L-303).
 */
export function mayContact(given: ContactFacts, policy: ContactPolicy, channel: Channel, at: Date): ContactDecision {
  const facts = channel === 'text' ? given : { ...given, answers: 'nothing' as const };
  const where = whereabouts(facts);
  const { zones } = where;
  if (facts.answers === 'their-stop') return { kind: 'yes', ...confirmsStop, zones };
  const never = whyNever(facts, policy, channel, at);
  if (never) return { kind: 'never', ...never, zones };
  if (channel === 'call' && facts.isInUse) return afterOthers(where, at);
  if (channel === 'voicemail') return { kind: 'yes', ...agreedToVoicemail, zones };
  const cap = capOf(facts, policy, channel, at);
  if (facts.answers !== 'nothing') return cap ? afterCap(cap, cap.until, where, at) : { kind: 'yes', ...answersThem, zones };
  return (
    askedForAnyHour(facts, policy, channel, where, cap, at) ??
    byTheClock(windowsOf(facts, policy, channel, where, cap?.until ?? at), where, cap, at)
  );
}

const confirmsStop: Refusal = { reason: 'It confirms their stop, once', rule: 'contact/confirms-stop', source: 'FCC 12-143' };
const answersThem: Refusal = {
  reason: 'It answers what they just asked',
  rule: 'contact/answers-them',
  source: '47 CFR 64.1200(a)(1): they asked for it',
};
const agreedToVoicemail: Refusal = {
  reason: 'They agreed to a message that only says we called. Use these words and no others.',
  rule: 'contact/plan-voicemail',
  source: 'their contact plan (L-313)',
};
const noCommonHour: Refusal = {
  reason: 'No hour in the next 14 days is open everywhere they may be: a person decides.',
  rule: 'contact/no-common-hour',
  source: 'calling hours, safe hours and site hours (L-302)',
};

const restAfterOthersMs = 5 * 60_000;

/** One number, one ring: whoever else of the household is on it is let be (promise 3). */
function afterOthers({ zones }: Whereabouts, at: Date): ContactDecision {
  const until = new Date(at.getTime() + restAfterOthersMs);
  const reason = notBeforeSentence(until, at, zones[0]!, null, 'somebody else is being called on this number');
  return { kind: 'not-before', at: until, reason, rule: 'contact/number-in-use', source: 'policy: one number, one ring', zones };
}

function windowsOf(
  facts: ContactFacts,
  policy: ContactPolicy,
  channel: Channel,
  where: Whereabouts,
  at: Date,
): readonly HourWindow[] {
  const windows = [...safeHoursOf(facts), ...quietHoursOf(where)];
  return channel === 'call' ? [...windows, siteHoursOf(policy, at)] : windows;
}

/** Null: they did not ask for it, or too long before the first moment that their plan and the cap leave. */
function askedForAnyHour(
  facts: ContactFacts,
  policy: ContactPolicy,
  channel: Channel,
  where: Whereabouts,
  cap: Cap | null,
  at: Date,
): ContactDecision | null {
  const { anyHourRequestedAt: askedAt } = facts;
  if (channel !== 'call' || askedAt === null) return null;
  const decision = byTheClock(safeHoursOf(facts), where, cap, at);
  const sinceMs = (decision.kind === 'not-before' ? decision.at : at).getTime() - askedAt.getTime();
  if (sinceMs < -clockSkewMs || sinceMs > policy.anyHourMinutes * 60_000) return null;
  if (decision.kind !== 'yes') return decision;
  const reason = `They asked at ${timeIn(askedAt, where.zones[0]!)} to be called at any hour`;
  return { ...decision, reason, rule: 'contact/any-hour-request', source: 'their request of the last hour (L-304)' };
}

function byTheClock(windows: readonly HourWindow[], where: Whereabouts, cap: Cap | null, at: Date): ContactDecision {
  const { zones } = where;
  const opening = commonOpening(windows, cap?.until ?? at);
  if (!opening) return { kind: 'never', ...noCommonHour, zones };
  if (opening.openedBy) {
    const { zone, where: place, why, rule, source } = opening.openedBy;
    return {
      kind: 'not-before',
      at: opening.at,
      reason: notBeforeSentence(opening.at, at, zone, place, why),
      rule,
      source,
      zones,
    };
  }
  if (cap) return afterCap(cap, opening.at, where, at);
  const source = [...new Set(windows.map((window) => window.source))].join('; ');
  return { kind: 'yes', reason: openSentence(where), rule: 'contact/open', source, zones };
}

function afterCap({ why, rule, source }: Cap, until: Date, { zones }: Whereabouts, at: Date): ContactDecision {
  return { kind: 'not-before', at: until, reason: notBeforeSentence(until, at, zones[0]!, null, why), rule, source, zones };
}
