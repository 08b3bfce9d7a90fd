import type { AskedDisclosure } from './disclosure-facts.js';
import { wordsOf, type FieldGroup } from './field-groups.js';
import { legalDay } from './legal-day.js';
import { recipientName } from './recipients.js';
import type { RestingConsent } from './resting-consent.js';

const withoutConsent = {
  emergency: 'without consent, to meet a medical emergency (42 CFR 2.51)',
  'own-request': 'to the patient, at their own request (42 CFR 2.23)',
  'service-organization': 'to a service organization that is bound by 42 CFR part 2 in writing (42 CFR 2.12(c)(4))',
  'court-order': 'by the order of a court (42 CFR part 2 subpart E), and no further than that order lets',
} as const;

/** The clear explanation of the scope of the consent that goes with a disclosure (42 CFR 2.32), or of what it rests on instead. */
export function scopeText(asked: AskedDisclosure, permitted: readonly FieldGroup[], consent: RestingConsent | null): string {
  const { recipient, purpose, basis } = asked;
  const rests = basis.kind === 'consent' ? consentWords(consent) : withoutConsent[basis.kind];
  return `Disclosed to ${recipientName(recipient.name)} for this purpose only: ${purpose}. It holds: ${wordsOf(permitted)}. It is disclosed ${rests}.`;
}

function consentWords(consent: RestingConsent | null): string {
  const given = consent?.since ? ` of ${legalDay(consent.since)}` : '';
  const of = consent?.kind === 'part2_tpo' ? ' for treatment, payment and health care operations' : '';
  const end = consent?.expiresAt ? ` that ends on ${legalDay(consent.expiresAt)}` : '';
  return `with the written consent of the patient${given}${of}${end}; they may take it back at any time`;
}
