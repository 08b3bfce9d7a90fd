import { compareBirthDates, type BirthDate } from './birth-date.js';
import { compareNames } from './name-likeness.js';

/** What two persons have in common, for who decides whether they are one. */
export interface ComparedPeople {
  readonly samePhone: boolean;
  readonly sameEmail: boolean;
  /** A ZIP that both gave. */
  readonly sameZip: boolean;
  readonly names: readonly [string | null, string | null];
  readonly birthDates: readonly [BirthDate | null, BirthDate | null];
}

export const matchReasons = [
  'same-phone',
  'same-e-mail',
  'same-name',
  'near-name',
  'family-name',
  'another-name',
  'same-birth-date',
  'birth-date-agrees',
  'another-birth-date',
  'same-zip',
] as const;
export type MatchReason = (typeof matchReasons)[number];

/** A suggestion for a person to look at: nothing is ever merged, or kept from being written, because of it. */
export type MatchDecision =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'same-person' | 'household';
      readonly strength: 'strong' | 'possible';
      readonly reasons: readonly MatchReason[];
      readonly sentence: string;
    };

const words = {
  'same-phone': 'the same phone number',
  'same-e-mail': 'the same e-mail address',
  'same-name': 'the same name',
  'near-name': 'nearly the same name',
  'family-name': 'a name in common, another one apart',
  'another-name': 'another name',
  'same-birth-date': 'the same birth date',
  'birth-date-agrees': 'a birth date that fits',
  'another-birth-date': 'another birth date',
  'same-zip': 'the same ZIP code',
} as const satisfies Record<MatchReason, string>;

const byName = { same: 'same-name', near: 'near-name', family: 'family-name', different: 'another-name', unknown: null } as const;
const byBirth = { same: 'same-birth-date', agrees: 'birth-date-agrees', differs: 'another-birth-date', unknown: null } as const;

/**
 * Are they one person? One number may be a family's, and one person may have five numbers: with a line in common, another name or birth
 * date says household; without one, only the birth date or a full name at the same place makes a suggestion (compliance 4.2).
 */
export function matchPeople(compared: ComparedPeople): MatchDecision {
  const reasons = reasonsOf(compared);
  const has = (...wanted: readonly MatchReason[]) => wanted.some((reason) => reasons.includes(reason));
  const lineInCommon = has('same-phone', 'same-e-mail');
  const apart = has('family-name', 'another-name', 'another-birth-date');
  const alikeName = has('same-name', 'near-name');
  if (lineInCommon && apart)
    return suggestion('household', has('another-birth-date') || !alikeName ? 'strong' : 'possible', reasons);
  if (apart) return { kind: 'none' };
  if (lineInCommon) {
    const sure = alikeName && (has('same-birth-date', 'birth-date-agrees') || (has('same-name') && isFullName(compared)));
    return suggestion('same-person', sure || (has('same-phone') && has('same-e-mail')) ? 'strong' : 'possible', reasons);
  }
  if (!alikeName) return { kind: 'none' };
  if (has('same-birth-date')) return suggestion('same-person', 'strong', reasons);
  if (has('same-name') && isFullName(compared) && has('birth-date-agrees', 'same-zip'))
    return suggestion('same-person', 'possible', reasons);
  return { kind: 'none' };
}

function reasonsOf({ samePhone, sameEmail, sameZip, names, birthDates }: ComparedPeople): readonly MatchReason[] {
  const found: (MatchReason | null)[] = [
    samePhone ? 'same-phone' : null,
    sameEmail ? 'same-e-mail' : null,
    byName[compareNames(...names)],
    byBirth[compareBirthDates(...birthDates)],
    sameZip ? 'same-zip' : null,
  ];
  return found.filter((reason) => reason !== null);
}

/** Many are called Maria; far fewer Maria Lopez. */
function isFullName({ names: [name] }: ComparedPeople): boolean {
  return (name ?? '').trim().split(/\s+/u).length > 1;
}

function suggestion(
  kind: 'same-person' | 'household',
  strength: 'strong' | 'possible',
  reasons: readonly MatchReason[],
): MatchDecision {
  const sure = strength === 'strong' ? 'probably' : 'perhaps';
  const what = kind === 'household' ? 'people of one household' : 'one person';
  const list = reasons.map((reason) => words[reason]).join(', ');
  return { kind, strength, reasons, sentence: `${list[0]!.toUpperCase()}${list.slice(1)}: ${sure} ${what}.` };
}
