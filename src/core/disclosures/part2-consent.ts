import { part2Elements, type ElementProblem } from '../consent/part2-elements.js';
import { consentableFields, type FieldGroup } from './field-groups.js';
import { startOfLegalDay } from './legal-day.js';

/** A signed consent under 42 CFR 2.31 as staff copy it from the form; what the form lacks is null. */
export interface SignedConsent {
  /** `part2_tpo`: one for all treatment, payment and operations. */
  readonly kind: 'part2_named' | 'part2_tpo';
  readonly patientName: string | null;
  readonly discloser: string | null;
  readonly fields: readonly FieldGroup[];
  readonly recipient: string | null;
  readonly purpose: string | null;
  /** The form says that they may take it back in writing, and how. */
  readonly saysHowToRevoke: boolean;
  /** yyyy-mm-dd: from 00:00 of this day on it is none. */
  readonly expiresOn: string | null;
  readonly expiresEvent: string | null;
  /** Where the signed paper is kept, or how it was signed electronically. */
  readonly signature: string | null;
  /** yyyy-mm-dd. */
  readonly signedOn: string | null;
  readonly saysRedisclosure: boolean;
  readonly saysRefusal: boolean;
}

interface Element {
  /** Of the request. */
  readonly field: string;
  readonly words: string;
  readonly isThere: (consent: SignedConsent) => boolean;
}

const written = (text: string | null): boolean => text !== null && text.trim() !== '';

const elements: readonly Element[] = [
  { field: 'patientName', words: part2Elements.patientName, isThere: (c) => written(c.patientName) },
  { field: 'discloser', words: part2Elements.discloser, isThere: (c) => written(c.discloser) },
  { field: 'fields', words: part2Elements.information, isThere: (c) => c.fields.length > 0 },
  { field: 'recipient', words: part2Elements.recipients, isThere: (c) => written(c.recipient) || c.kind === 'part2_tpo' },
  { field: 'purpose', words: part2Elements.purpose, isThere: (c) => written(c.purpose) || c.kind === 'part2_tpo' },
  { field: 'saysHowToRevoke', words: part2Elements.revocation, isThere: (c) => c.saysHowToRevoke },
  {
    field: 'expiresOn',
    words: `${part2Elements.expiry}; "none" is an event for treatment, payment and operations only`,
    isThere: hasEnd,
  },
  { field: 'signature', words: part2Elements.signature, isThere: (c) => written(c.signature) },
  { field: 'signedOn', words: part2Elements.date, isThere: (c) => c.signedOn !== null && startOfLegalDay(c.signedOn) !== null },
];
const careElements: readonly Element[] = [
  {
    field: 'saysRedisclosure',
    words: 'that it may be passed on and is then no longer protected (2.31(a)(4))',
    isThere: (c) => c.saysRedisclosure,
  },
  { field: 'saysRefusal', words: 'what follows when they refuse (2.31(a)(10))', isThere: (c) => c.saysRefusal },
];

function hasEnd({ kind, expiresOn, expiresEvent }: SignedConsent): boolean {
  if (expiresOn !== null) return startOfLegalDay(expiresOn) !== null;
  return written(expiresEvent) && (kind === 'part2_tpo' || expiresEvent!.trim().toLowerCase() !== 'none');
}

/** Each element of 2.31(a) that the form lacks, by the field of the request. Empty: it may be relied on. */
export function missingFromConsent(consent: SignedConsent): readonly ElementProblem[] {
  const needed = consent.kind === 'part2_tpo' ? [...elements, ...careElements] : elements;
  return needed
    .filter(({ isThere }) => !isThere(consent))
    .map(({ field, words }) => ({
      element: field,
      message: `The form lacks ${words}. Nothing may rest on it: let them sign a complete one.`,
    }));
}

/** What would make an otherwise complete consent good for nothing; null: nothing. */
export function consentProblem({ kind, recipient, fields, signedOn, expiresOn }: SignedConsent, at: Date): ElementProblem | null {
  if (kind === 'part2_tpo' && recipient !== null)
    return {
      element: 'recipient',
      message: 'One consent for all care names nobody: leave the recipient out, or record one that names them.',
    };
  const signed = startOfLegalDay(signedOn ?? '');
  if (signed && signed > at) return { element: 'signedOn', message: 'signedOn lies in the future.' };
  const ends = expiresOn === null ? null : startOfLegalDay(expiresOn);
  if (ends && ends <= at) return { element: 'expiresOn', message: 'It has ended already: let them sign one that is in force.' };
  if (fields.some((field) => !consentableFields.includes(field)))
    return { element: 'fields', message: 'A consent names what may be told; the whole record is no answer.' };
  if (fields.includes('counselling-notes') && fields.length > 1)
    return { element: 'fields', message: 'Counselling notes need a consent of their own (2.31(b)): record two.' };
  return null;
}
