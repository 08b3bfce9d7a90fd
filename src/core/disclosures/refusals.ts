import type { LegalBasisKind, RefusalReason, RefusedDisclosure } from './disclosure-facts.js';
import { legalDay } from './legal-day.js';

const rules: Readonly<Record<RefusalReason, string>> = {
  'no-consent': '42 CFR 2.13, 2.31',
  expired: '42 CFR 2.31(c)',
  revoked: '42 CFR 2.31(c)',
  frozen: '42 CFR 2.31(c)',
  'outside-scope': '42 CFR 2.13(a), 2.31(a)(3)',
  restricted: '42 CFR 2.26',
  incomplete: '42 CFR 2.13(a)',
  'wrong-recipient': '42 CFR 2.13',
  'vendor-inactive': '42 CFR 2.11, 2.12(c)(4); 45 CFR 164.504(e)',
  'no-court-order': '42 CFR 2.61',
  'needs-approval': '45 CFR 164.308(a)(4), 164.312(b)',
  'no-notice': '42 CFR 2.32',
};

const rulesOfBasis: Readonly<Partial<Record<LegalBasisKind, string>>> = {
  emergency: '42 CFR 2.51',
  'own-request': '42 CFR 2.23',
  'service-organization': '42 CFR 2.12(c)(4)',
  'court-order': '42 CFR 2.61 to 2.67',
};

const sentences: Readonly<Partial<Record<RefusalReason, (since: string) => string>>> = {
  'no-consent': () => 'They have not consented to this: ask them, and write down what they sign.',
  expired: (since) => `Their consent ended on ${since}: ask them to renew it before anything is sent.`,
  revoked: (since) => `They took back their consent on ${since}: nothing may be sent unless they consent anew.`,
  frozen: (since) => `Nothing may rest on their consent since ${since}: the privacy officer decides.`,
};

/** @param sentence null: the one that belongs to the reason, with the day of `since` */
export function refusalOf(
  reason: RefusalReason,
  sentence: string | null,
  basis: LegalBasisKind = 'consent',
  since: Date | null = null,
): RefusedDisclosure {
  const usual = sentences[reason]?.(since === null ? '' : legalDay(since)) ?? '';
  const rule = reason === 'needs-approval' ? rules[reason] : (rulesOfBasis[basis] ?? rules[reason]);
  return { kind: 'refused', reason, sentence: sentence ?? usual, rule };
}
