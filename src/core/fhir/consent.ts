import type { CodeableConcept, Coding, Consent, ConsentProvision, Reference } from 'fhir/r4.js';
import { consentSentence, consentWords } from '../consent/consent-sentences.js';
import type { ConsentKind } from '../consent/consent-event.js';
import { foldConsent, type ConsentState, type FoldedConsent } from '../consent/fold-consent.js';
import type { Part2Event } from '../disclosures/disclosure-facts.js';
import { fieldGroupWords, type FieldGroup } from '../disclosures/field-groups.js';
import type { Purpose } from '../disclosures/recipients.js';
import { restingConsents } from '../disclosures/resting-consent.js';
import { coded, coding, systems } from './coded.js';
import type { Told } from './mark-part2.js';

/** How one consent stands, and what may be told by it. */
export interface ConsentStanding extends FoldedConsent {
  readonly fields: readonly FieldGroup[];
}

type Ledgers = readonly (readonly Part2Event[])[];

const aboutDisclosure: readonly ConsentKind[] = ['part2_tpo', 'part2_named', 'vob'];
const statuses = {
  granted: 'active',
  expired: 'inactive',
  revoked: 'inactive',
  frozen: 'inactive',
  none: 'rejected',
} as const satisfies Record<ConsentState, Consent['status']>;
const purposeCodes: Readonly<Partial<Record<Purpose, Coding>>> = {
  treatment: coding(systems.actReason, 'TREAT', 'treatment'),
  payment: coding(systems.actReason, 'HPAYMT', 'healthcare payment'),
  operations: coding(systems.actReason, 'HOPERAT', 'healthcare operations'),
  emergency: coding(systems.actReason, 'ETREAT', 'Emergency Treatment'),
  'verify-benefits': coding(systems.actReason, 'ELIGDTRM', 'eligibility determination'),
  'family-involvement': coding(systems.actReason, 'FAMRQT', 'family requested'),
  'own-request': coding(systems.actReason, 'PATRQT', 'patient requested'),
};

/**
 * Everything that they were asked about or said by themselves, as it stands at `at`. A caller's word is no consent of the patient to a
 * disclosure (42 CFR 2.31); what may be told is what the desk would let out.
 */
export function consentStandings(told: Ledgers, at: Date): readonly ConsentStanding[] {
  const ledgers = told.map((events) => events.filter((event) => !isCallersGrant(event)));
  const folded = foldConsent(ledgers, at).filter(({ since, state }) => since !== null || state !== 'none');
  const namesSomebody = folded.some(isNamed);
  return folded
    .filter((one) => one.kind !== 'part2_named' || isNamed(one) || !namesSomebody)
    .map((one) => ({ ...one, fields: one.state === 'granted' ? fieldsOf(one, ledgers, at) : [] }));
}

export function purposeCoding(purpose: string): Coding | null {
  return purposeCodes[purpose as Purpose] ?? null;
}

export function consent(standing: ConsentStanding & { readonly id: string }, patient: Reference): Told<Consent> {
  const { id, kind, scope, state, since } = standing;
  const resource: Consent = {
    resourceType: 'Consent',
    id,
    status: statuses[state],
    scope: coded(systems.consentScope, 'patient-privacy', 'Privacy Consent'),
    category: categories(kind),
    patient,
    ...(since !== null && { dateTime: since.toISOString() }),
    policyRule: policyOf(kind),
    provision: provision(standing),
  };
  return { resource, says: consentSentence(kind, state, since?.toISOString().slice(0, 10) ?? null, scope) };
}

function categories(kind: ConsentKind): CodeableConcept[] {
  const document = { coding: [coding(systems.loinc, '59284-0', 'Patient Consent')], text: consentWords[kind] };
  if (!aboutDisclosure.includes(kind)) return [document];
  return [document, coded(systems.actCode, 'IDSCL', 'information disclosure')];
}

function policyOf(kind: ConsentKind): CodeableConcept {
  if (aboutDisclosure.includes(kind)) return coded(systems.actCode, '42CFRPart2', '42 CFR Part2');
  return { text: kind === 'recording' ? 'State law on the recording of calls' : '47 CFR 64.1200 (TCPA)' };
}

function provision({ state, since, expiresAt, scope, fields }: ConsentStanding): ConsentProvision {
  const { recipient, purpose } = scope;
  const reason = purposeCoding(purpose ?? '');
  const role = coded(systems.participation, 'IRCP', 'information recipient');
  return {
    type: state === 'granted' || state === 'expired' ? 'permit' : 'deny',
    ...periodOf(state, since, expiresAt),
    ...(recipient !== undefined && { actor: [{ role, reference: { display: recipient } }] }),
    ...(reason !== null && { purpose: [reason] }),
    ...(fields.length > 0 && { code: fields.map((field) => ({ text: fieldGroupWords[field] })) }),
  };
}

function periodOf(state: ConsentState, since: Date | null, expiresAt: Date | null): Partial<Pick<ConsentProvision, 'period'>> {
  const [start, end] = state === 'expired' ? [null, expiresAt ?? since] : [since, state === 'granted' ? expiresAt : null];
  if (start === null && end === null) return {};
  return { period: { ...(start && { start: start.toISOString() }), ...(end && { end: end.toISOString() }) } };
}

/** What was taken back for one recipient shows in the whole of its kind, too: that one is no consent of its own. */
function isNamed({ kind, scope }: FoldedConsent): boolean {
  return kind === 'part2_named' && scope['recipient'] !== undefined;
}

function isCallersGrant({ kind, action, subjectRole }: Part2Event): boolean {
  return aboutDisclosure.includes(kind) && action === 'grant' && subjectRole === 'caller';
}

function fieldsOf({ kind, scope }: FoldedConsent, ledgers: Ledgers, at: Date): readonly FieldGroup[] {
  if (kind !== 'part2_named' && kind !== 'part2_tpo') return [];
  const recipient = { name: scope['recipient'] ?? '', kind: kind === 'part2_tpo' ? 'treating-provider' : 'other' } as const;
  const purpose = (kind === 'part2_tpo' ? 'treatment' : (scope['purpose'] ?? 'other')) as Purpose;
  const resting = restingConsents({ recipient, purpose, fields: [], basis: { kind: 'consent' } }, ledgers, at);
  return resting.find((one) => one.kind === kind)?.fields ?? [];
}
