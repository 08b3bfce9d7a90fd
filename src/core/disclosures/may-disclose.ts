import { narrowest } from '../consent/fold-consent.js';
import { assertNever } from '../shared/assert-never.js';
import type {
  AllowedDisclosure,
  AskedDisclosure,
  DisclosureDecision,
  DisclosureFacts,
  LegalBasisKind,
  RefusedDisclosure,
  Restriction,
} from './disclosure-facts.js';
import { wordsOf, type FieldGroup } from './field-groups.js';
import { orderRefusal } from './by-several/court-order.js';
import { approvalRefusal, needsSecondPerson } from './by-several/second-person.js';
import { refusalOf } from './refusals.js';
import { recipientName } from './recipients.js';
import { restingConsents, type RestingConsent } from './resting-consent.js';
import { scopeText } from './scope-text.js';

const notToInsurer = 'They have not agreed that we ask their insurer: ask them, and write down what they say.';
const given = new WeakSet<AllowedDisclosure>();

/** Whether it was `mayDisclose` that allowed this, and nothing that looks like it. */
export function isOurs(allowed: AllowedDisclosure): boolean {
  return given.has(allowed);
}

/**
 * May this be told to them, at this instant? Asked when it is sent, not when it was planned (L-105). What the law lets out without a
 * consent is told by its own rule; everything else rests on a live consent that names the recipient or is for care, and on what the
 * patient asked us to keep back (42 CFR 2.13, 2.26, 2.31, 2.33).
 */
export function mayDisclose(asked: AskedDisclosure, facts: DisclosureFacts, at: Date): DisclosureDecision {
  const decision = byLaw(asked, facts, at);
  if (decision.kind === 'refused' || !needsSecondPerson(asked, facts)) return decision;
  return approvalRefusal(asked, facts) ?? ours({ ...decision, byApproval: true });
}

function byLaw(asked: AskedDisclosure, facts: DisclosureFacts, at: Date): DisclosureDecision {
  const objection = facts.vendor?.objection ?? null;
  if (objection !== null) return refusalOf('vendor-inactive', objection);
  if (asked.fields.length === 0) return refusalOf('incomplete', 'Name what is to be disclosed.');
  const { basis } = asked;
  if (basis.kind !== 'own-request' && asked.fields.includes('whole-record'))
    return refusalOf(
      'outside-scope',
      'The whole record goes to the patient only: name what they need to know, and nothing more.',
      basis.kind,
    );
  switch (basis.kind) {
    case 'consent':
      return byConsent(asked, facts, at);
    case 'emergency':
      return inEmergency(asked, [
        ['the name of the medical person', basis.medicalPerson],
        ['their affiliation', basis.affiliation],
        ['the nature of the emergency', basis.nature],
      ]);
    case 'own-request':
      if (asked.recipient.kind !== 'patient')
        return refusalOf(
          'wrong-recipient',
          'Their own request lets it go to themselves only: for anybody else they have to consent.',
          'own-request',
        );
      return allow(asked, 'own-request', asked.fields, null);
    case 'service-organization':
      if (asked.recipient.kind !== 'service-organization' || facts.vendor === null)
        return refusalOf(
          'wrong-recipient',
          'Without consent only a service organization gets this that stands in the vendor registry: name it by its key.',
          'service-organization',
        );
      return allow(asked, 'service-organization', withoutRestricted(asked, facts.restrictions), null);
    case 'court-order':
      return orderRefusal(asked, facts.legalRequest) ?? allow(asked, 'court-order', ordered(asked, facts), null);
    default:
      return assertNever(basis);
  }
}

function byConsent(asked: AskedDisclosure, { ledgers, restrictions }: DisclosureFacts, at: Date): DisclosureDecision {
  const consents = restingConsents(asked, ledgers, at);
  const live = consents.filter(({ state }) => state === 'granted').toSorted((a, b) => covered(b, asked) - covered(a, asked));
  const [best] = live;
  if (!best) return refusedConsent(consents, at);
  const inScope = asked.fields.filter((field) => best.fields.includes(field));
  if (inScope.length === 0 || (asked.onlyWhole && inScope.length < asked.fields.length)) {
    const lacking = asked.fields.filter((field) => !inScope.includes(field));
    return refusalOf('outside-scope', `Their consent does not speak of ${wordsOf(lacking)}: ask them for one that does.`);
  }
  return allow(asked, 'consent', withoutRestricted({ ...asked, fields: inScope }, restrictions), best);
}

function covered({ fields }: RestingConsent, asked: AskedDisclosure): number {
  return asked.fields.filter((field) => fields.includes(field)).length;
}

/** What was taken back or is on hold is said first; then what ended, since it only has to be renewed. */
function refusedConsent(consents: readonly RestingConsent[], at: Date): RefusedDisclosure {
  const states = consents.map(({ state }) => state).filter((state) => state !== 'none');
  const state = states.length === 0 ? 'none' : narrowest(states);
  const ended = consents.find((one) => one.state === state);
  if (state === 'expired') return refusalOf('expired', null, 'consent', ended?.expiresAt ?? ended?.since ?? at);
  if (state === 'revoked' || state === 'frozen') return refusalOf(state, null, 'consent', ended?.since ?? at);
  const lacksVob = consents.some(({ kind }) => kind === 'vob');
  return refusalOf('no-consent', lacksVob ? notToInsurer : null, 'consent');
}

/** What a court orders goes before what the patient wanted kept back and we agreed to. */
function ordered({ fields }: AskedDisclosure, { legalRequest }: DisclosureFacts): readonly FieldGroup[] {
  return fields.filter((field) => legalRequest?.orderFields.includes(field));
}

function inEmergency(asked: AskedDisclosure, facts: readonly (readonly [string, string])[]): DisclosureDecision {
  if (asked.recipient.kind !== 'medical-personnel')
    return refusalOf(
      'wrong-recipient',
      'In an emergency medical personnel may be told without consent, nobody else.',
      'emergency',
    );
  const missing = facts.filter(([, value]) => value.trim() === '').map(([what]) => what);
  if (missing.length > 0)
    return refusalOf('incomplete', `Write down ${missing.join(', ')}: the law wants it on record.`, 'emergency');
  return allow(asked, 'emergency', asked.fields, null); // 42 CFR 2.26(a)(4): an agreed restriction gives way
}

function withoutRestricted(
  { recipient, purpose, fields }: AskedDisclosure,
  restrictions: readonly Restriction[],
): readonly FieldGroup[] {
  const applies = ({ recipient: to, purposes }: Restriction) =>
    (to === null || recipientName(to) === recipientName(recipient.name)) && (purposes.length === 0 || purposes.includes(purpose));
  const applying = restrictions.filter(applies);
  return fields.filter((field) => !applying.some((one) => one.fields.length === 0 || one.fields.includes(field)));
}

function allow(
  asked: AskedDisclosure,
  basis: LegalBasisKind,
  permitted: readonly FieldGroup[],
  consent: RestingConsent | null,
): DisclosureDecision {
  if (permitted.length === 0 || (asked.onlyWhole && permitted.length < asked.fields.length))
    return refusalOf('restricted', 'They asked us not to tell this recipient, and we agreed. Only they can lift that.');
  return ours({
    kind: 'allowed',
    basis,
    consentId: consent?.grantId ?? null,
    permitted,
    withheld: asked.fields.filter((field) => !permitted.includes(field)),
    scopeText: scopeText(asked, permitted, consent),
    byApproval: false,
  });
}

function ours(decision: AllowedDisclosure): AllowedDisclosure {
  const allowed = Object.freeze(decision);
  given.add(allowed);
  return allowed;
}
