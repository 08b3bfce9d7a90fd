import type { ConsentState } from '../consent/fold-consent.js';
import { mayBeMinor } from '../people/may-be-minor.js';
import { whereabouts } from './candidate-places.js';
import { whyRestFor14Days } from './caps.js';
import type { Channel, ContactFacts, Refusal } from './contact-facts.js';
import type { ContactPolicy } from './contact-policy.js';

interface Asked {
  readonly facts: ContactFacts;
  readonly policy: ContactPolicy;
  readonly channel: Channel;
  readonly at: Date;
}

type Rule = (asked: Asked) => Refusal | null;

const revocationLaw = '47 CFR 64.1200(a)(10)';
const wordOf = { call: 'call', text: 'text', voicemail: 'call' } as const satisfies Record<Channel, string>;

const suppressed: Rule = ({ facts: { suppressedBecause: because }, channel }) => {
  if (because === null) return null;
  if (because === 'landline')
    return { reason: 'Their number takes no texts.', rule: 'contact/landline', source: 'the carrier (21614, 30006)' };
  const reason = `No ${wordOf[channel]} may reach this number: ${because}.`;
  return { reason, rule: 'contact/suppressed', source: revocationLaw };
};

const revoked: Rule = ({ facts, channel }) =>
  facts.consent === 'revoked'
    ? { reason: `They asked us not to ${wordOf[channel]}.`, rule: 'contact/revoked', source: revocationLaw }
    : null;

/** It was given by somebody who may not have been able to give it (B-094). What they ask of us just now is answered all the same. */
const frozen: Rule = ({ facts }) =>
  facts.consent === 'frozen'
    ? {
        reason: 'Their consent is on hold: the privacy officer decides.',
        rule: 'contact/consent-frozen',
        source: 'state law on the consent of minors (compliance 1.6)',
      }
    : null;

const leftToPersons: Rule = ({ facts }) =>
  facts.automaticCalls
    ? null
    : {
        reason: facts.whyNotAutomatic ?? 'A person decides whether this number is contacted.',
        rule: 'contact/not-automatic',
        source: 'the system contacts by itself only United States numbers without an extension',
      };

const noTexts: Rule = ({ facts }) =>
  [facts.plan, ...facts.ownPlans].some(({ texts }) => texts === false)
    ? { reason: 'They want no texts on this number.', rule: 'contact/plan-no-texts', source: 'their contact plan' }
    : null;

const whyNoTexts: Readonly<Partial<Record<ConsentState, string>>> = {
  none: 'They did not agree to text messages.',
  expired: 'Their consent to text messages has run out: ask them again.',
};

const noConsentToTexts: Rule = ({ facts }) => {
  const reason = whyNoTexts[facts.consent];
  return reason === undefined ? null : { reason, rule: 'contact/no-consent', source: '47 CFR 64.1200(a)(1)' };
};

/** Others in the house play it, and even that we called can be a disclosure (42 CFR Part 2): never asked is a no. */
const noVoicemail: Rule = ({ facts }) => {
  const saidNo = facts.ownPlans.some(({ voicemail }) => voicemail === false);
  if (facts.plan.voicemail && !saidNo) return null;
  const why =
    facts.plan.voicemail === null && !saidNo ? 'They were never asked whether we may leave a message' : 'They want no message';
  return { reason: `${why}: hang up without a word.`, rule: 'contact/plan-no-voicemail', source: '42 CFR Part 2 (L-313)' };
};

const nothingButCalls = (channel: Channel) => (channel === 'text' ? 'no texts' : 'no message, hang up without a word');

/** A parent may read or hear it (B-029, L-602). */
const minor: Rule = ({ facts, channel, at }) =>
  facts.birthDates.some((birthDate) => mayBeMinor(birthDate, whereabouts(facts).zones, at))
    ? {
        reason: `They may be under 18: ${nothingButCalls(channel)}.`,
        rule: 'contact/minor',
        source: 'policy: nothing in writing or on tape for minors (L-602)',
      }
    : null;

/** Whoever is at home reads and hears it, and it is about one of them alone. */
const shared: Rule = ({ facts, channel }) =>
  facts.isShared
    ? {
        reason: `Others of their household use this number: ${nothingButCalls(channel)}.`,
        rule: 'contact/shared-number',
        source: '42 CFR Part 2 (L-313)',
      }
    : null;

const rested: Rule = ({ facts, policy, at }) => whyRestFor14Days(facts, policy, at);

// In this order. No ticked box is needed for a human call (B-030).
const byChannel: Readonly<Record<Channel, readonly Rule[]>> = {
  call: [suppressed, revoked, frozen, leftToPersons, rested],
  voicemail: [suppressed, revoked, frozen, minor, shared, noVoicemail],
  text: [suppressed, revoked, frozen, minor, shared, noTexts, leftToPersons, noConsentToTexts],
};
const answersToThem: readonly Rule[] = [suppressed, revoked, minor];

/** What ends contact by the system on this channel, whatever the hour; null when nothing does. */
export function whyNever(facts: ContactFacts, policy: ContactPolicy, channel: Channel, at: Date): Refusal | null {
  if (facts.answers === 'their-start') return null;
  const rules = facts.answers === 'them' ? answersToThem : byChannel[channel];
  for (const rule of rules) {
    const refusal = rule({ facts, policy, channel, at });
    if (refusal) return refusal;
  }
  return null;
}
