import type { ConsentKind, ConsentScope } from '../consent/consent-event.js';
import { clockSkewMs } from '../shared/clock-skew.js';
import { familyConsentTo, mayRestOn, narrowest, scopesThatCover, type ConsentState } from '../consent/fold-consent.js';
import type { AskedDisclosure, Part2Event } from './disclosure-facts.js';
import { consentableFields, type FieldGroup } from './field-groups.js';
import { isForCare, recipientName } from './recipients.js';

/** A consent that a disclosure could rest on, as it stands at that instant. */
export interface RestingConsent {
  readonly kind: ConsentKind;
  readonly state: ConsentState;
  readonly since: Date | null;
  readonly expiresAt: Date | null;
  /** The newest grant that counts; null when there is none. */
  readonly grantId: string | null;
  readonly fields: readonly FieldGroup[];
}

/**
 * Every consent that could carry this, folded at `at` for each record of the person, the narrowest of them counting: the one that names
 * the recipient, and the one for treatment, payment and operations. Asking an insurer needs a consent of its own besides (vob, compliance
 * 1.0). Only the patient and their guardian consent: what a caller agreed to for them is none, what a caller takes back counts (42 CFR 2.31).
 */
export function restingConsents(
  { recipient, purpose }: AskedDisclosure,
  told: readonly (readonly Part2Event[])[],
  at: Date,
): readonly RestingConsent[] {
  const ledgers = told.map((events) => events.filter(isTheirWord));
  const scope = { recipient: recipientName(recipient.name), purpose };
  const named = scopesThatCover(scope).map((one) => resting('part2_named', one, ledgers, at));
  const found = isForCare(recipient, purpose) ? [...named, resting('part2_tpo', scope, ledgers, at)] : named;
  if (purpose !== 'verify-benefits') return found;
  const vob = narrowest(ledgers.map((events) => mayRestOn(events, { kind: 'vob', scope }, at)));
  if (vob === 'granted') return found;
  const { since, expiresAt } = familyConsentTo(ledgers, { kind: 'vob', scope }, at);
  return found.map((one) => (one.state === 'granted' ? { ...one, kind: 'vob', state: vob, since, expiresAt } : one));
}

function isTheirWord({ action, subjectRole }: Part2Event): boolean {
  return action !== 'grant' || subjectRole !== 'caller';
}

function resting(kind: ConsentKind, scope: ConsentScope, ledgers: readonly (readonly Part2Event[])[], at: Date): RestingConsent {
  const { state, since, expiresAt } = familyConsentTo(ledgers, { kind, scope }, at);
  const grants = ledgers.flatMap((events) => newestGrant(events, kind, scope, at) ?? []);
  const fields = consentableFields.filter((field) => grants.every((grant) => covers(grant, field)));
  const newest = grants.toSorted(byInstant).at(-1);
  return { kind, state, since, expiresAt, grantId: newest?.id ?? null, fields: newest ? fields : [] };
}

/** A consent that lists nothing covers nothing, but for the one for care; notes of counselling need one of their own (2.31(b), L-114). */
function covers({ kind, fields }: Part2Event, field: FieldGroup): boolean {
  if (field === 'counselling-notes') return kind === 'part2_named' && fields?.length === 1 && fields[0] === field;
  return fields === null ? kind === 'part2_tpo' : fields.includes(field);
}

function newestGrant(events: readonly Part2Event[], kind: ConsentKind, scope: ConsentScope, at: Date): Part2Event | null {
  const isOfIt = (event: Part2Event) =>
    event.kind === kind &&
    event.action === 'grant' &&
    (event.kind !== 'part2_named' || event.scope['recipient'] !== undefined) && // 42 CFR 2.31(a)(4): it names nobody
    Object.entries(event.scope).every(([key, value]) => scope[key] === value) &&
    event.effectiveAt.getTime() <= at.getTime() + clockSkewMs;
  return events.filter(isOfIt).toSorted(byInstant).at(-1) ?? null;
}

function byInstant(a: Part2Event, b: Part2Event): number {
  return a.effectiveAt.getTime() - b.effectiveAt.getTime() || (a.id < b.id ? -1 : 1);
}
