/** Who receives something, as the law tells recipients apart. */
export const recipientKinds = [
  'patient',
  'family',
  'friend',
  'treating-provider',
  'payer',
  'employer',
  'court',
  'medical-personnel',
  'service-organization',
  'other',
] as const;
export type RecipientKind = (typeof recipientKinds)[number];

export interface Recipient {
  /** As the consent names them: "Maria Lopez", "St. Mary Clinic". */
  readonly name: string;
  readonly kind: RecipientKind;
}

export const purposes = [
  'treatment',
  'payment',
  'operations',
  'verify-benefits',
  'family-involvement',
  'employment',
  'legal',
  'emergency',
  'own-request',
  'other',
] as const;
export type Purpose = (typeof purposes)[number];

/** One consent for all of treatment, payment and operations is for these (42 CFR 2.31(a)(4)(ii), 2.33(b)). */
const careRecipients: ReadonlySet<RecipientKind> = new Set([
  'treating-provider',
  'payer',
  'medical-personnel',
  'service-organization',
]);
const carePurposes: ReadonlySet<Purpose> = new Set(['treatment', 'payment', 'operations', 'verify-benefits']);

export function isForCare({ kind }: Recipient, purpose: Purpose): boolean {
  return careRecipients.has(kind) && carePurposes.has(purpose);
}

/** A name as it is compared: what somebody typed with two spaces is no other recipient. */
export function recipientName(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
}
