import type { Channel, ContactFacts, Refusal } from './contact-facts.js';
import type { ContactPolicy } from './contact-policy.js';

/** A rest after too many calls or texts. */
export interface Cap {
  /** The first instant at which one more is allowed again. */
  readonly until: Date;
  readonly why: string;
  readonly rule: string;
  readonly source: string;
}

const dayMs = 24 * 3_600_000;

/** Calls of 14 days used up: a person decides what happens next. Null when they are not. */
export function whyRestFor14Days({ contacted }: ContactFacts, { calls }: ContactPolicy, at: Date): Refusal | null {
  const most = Math.max(since(contacted.person, at, 14).length, since(contacted.number, at, 14).length);
  if (most < calls.mostPer14Days) return null;
  return {
    reason: `${most} attempts in 14 days: a person decides what happens next.`,
    rule: 'contact/cap-14-days',
    source: `policy: at most ${calls.mostPer14Days} attempts in 14 days (L-309)`,
  };
}

/** The rest that is due at `at` after too many calls or texts in 24 hours, to the person or to the number; null when none is. */
export function capOf(facts: ContactFacts, policy: ContactPolicy, channel: Channel, at: Date): Cap | null {
  const most = mostPerDay(facts, policy, channel);
  const rests = [facts.contacted.person, facts.contacted.number].flatMap((contacts) => restOf(since(contacts, at, 1), most));
  const longest = rests.sort((a, b) => b.until.getTime() - a.until.getTime())[0];
  if (!longest) return null;
  const word = channel === 'text' ? 'texts' : 'attempts';
  return {
    until: longest.until,
    why: `${longest.count} ${word} in 24 hours`,
    rule: 'contact/cap-24-hours',
    source: `policy: at most ${most} ${word} in 24 hours (L-309)`,
  };
}

function mostPerDay(facts: ContactFacts, { calls, texts }: ContactPolicy, channel: Channel): number {
  if (channel !== 'text') return calls.mostPerDay;
  return facts.answers === 'nothing' ? texts.mostPerDay : texts.mostAnswersPerDay;
}

/** `recent`, oldest first. It ends when so many of them are a day old that one more is within the limit. */
function restOf(recent: readonly Date[], most: number): readonly { until: Date; count: number }[] {
  const lastOfTheExcess = recent[recent.length - most];
  if (!lastOfTheExcess) return [];
  return [{ until: new Date(lastOfTheExcess.getTime() + dayMs), count: recent.length }];
}

/** Those that are less than `days` old, oldest first. */
function since(contacts: readonly Date[], at: Date, days: number): readonly Date[] {
  return contacts.filter((contact) => contact.getTime() > at.getTime() - days * dayMs).sort((a, b) => a.getTime() - b.getTime());
}
