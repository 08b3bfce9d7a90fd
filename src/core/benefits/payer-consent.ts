import { DateTime } from 'luxon';
import type { ConsentKind, LedgerEvent, SubjectRole } from '../consent/consent-event.js';
import { consentSentence } from '../consent/consent-sentences.js';
import { consentTo, mayRestOn, narrowest, type ConsentState } from '../consent/fold-consent.js';

export interface PayerConsentEvent extends LedgerEvent {
  readonly id: string;
  readonly subjectRole: SubjectRole;
}

interface Asked {
  /** The insurer, by the name under which a consent may name it. */
  readonly payer: string;
  readonly at: Date;
  /** For dates in sentences. */
  readonly zone: string;
}

export type PayerConsent =
  /** `restsOn`: the grants, to ask the insurer and to disclose for payment. `until`: the first of them ends then. */
  | { readonly kind: 'yes'; readonly restsOn: readonly string[]; readonly until: Date | null }
  | { readonly kind: 'no'; readonly state: Exclude<ConsentState, 'granted'>; readonly sentence: string };

const parents = ['part2_tpo', 'part2_named'] as const satisfies readonly ConsentKind[];

/**
 * May the insurer be told, at this instant, that this person asks for treatment? Only while consent to ask the insurer and a Part 2 consent
 * that covers payment or names this insurer are both in force (42 CFR 2.31, 2.33; compliance 1.0), of everybody who turned out to be them.
 * Somebody else's word is none: what a caller agreed to for the patient does not count, what they took back does.
 */
export function payerConsent(members: readonly (readonly PayerConsentEvent[])[], { payer, at, zone }: Asked): PayerConsent {
  const ledgers = members.map((events) =>
    events.filter(({ action, subjectRole }) => action !== 'grant' || subjectRole !== 'caller'),
  );
  const scope = { recipient: payer };
  const state = narrowest(ledgers.map((events) => mayRestOn(events, { kind: 'vob', scope }, at)));
  if (ledgers.length > 0 && state === 'granted') return carried(ledgers, scope, at);
  const lacking = lackingIn(ledgers, scope, at);
  const since = lacking.since === null ? null : DateTime.fromJSDate(lacking.since, { zone }).toFormat('yyyy-MM-dd HH:mm');
  const sentence = consentSentence(lacking.kind, lacking.state, since);
  return { kind: 'no', state: lacking.state === 'granted' ? 'none' : lacking.state, sentence };
}

type Scope = Readonly<Record<string, string>>;
type Ledgers = readonly (readonly PayerConsentEvent[])[];

/** The consent to ask the insurer, or the Part 2 consent under it: the one that stands in the way, as it stands. */
function lackingIn(ledgers: Ledgers, scope: Scope, at: Date): ReturnType<typeof consentTo> {
  for (const events of ledgers) {
    const own = consentTo(events, { kind: 'vob', scope }, at);
    if (own.state !== 'granted') return own;
    const under = parents.map((kind) => consentTo(events, { kind, scope }, at));
    if (under.every(({ state }) => state !== 'granted')) return under.find(({ state }) => state !== 'none') ?? under[0]!;
  }
  return consentTo([], { kind: 'vob', scope }, at);
}

function carried(ledgers: Ledgers, scope: Scope, at: Date): PayerConsent {
  const grants = ledgers.flatMap((events) => {
    const parent = parents.find((kind) => consentTo(events, { kind, scope }, at).state === 'granted')!;
    return (['vob', parent] as const).map((kind) => ({
      id: grantOf(events, kind, scope, at).id,
      ends: consentTo(events, { kind, scope }, at).expiresAt,
    }));
  });
  const ends = grants.flatMap(({ ends }) => ends ?? []).toSorted((a, b) => a.getTime() - b.getTime());
  return { kind: 'yes', restsOn: grants.map(({ id }) => id), until: ends[0] ?? null };
}

/** The last grant of the kind that covers it: there is one, for the consent is in force. */
function grantOf(events: readonly PayerConsentEvent[], kind: ConsentKind, scope: Scope, at: Date): PayerConsentEvent {
  const grants = events.filter((event) => event.kind === kind && event.action === 'grant');
  const covering = grants.filter((event) => consentTo([event], { kind, scope }, at).since !== null);
  return covering.reduce((last, event) => (event.effectiveAt >= last.effectiveAt ? event : last));
}
