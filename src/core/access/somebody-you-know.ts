import { foldName } from '../people/name-likeness.js';

export interface ReaderAndPerson {
  readonly staffName: string;
  /** Null: they take no calls. */
  readonly staffPhone: string | null;
  readonly personNames: readonly string[];
  /** E.164, of everybody in their household. */
  readonly personPhones: readonly string[];
}

export type Acquaintance = 'same-surname' | 'same-phone';

export const acquaintanceWords: Readonly<Record<Acquaintance, string>> = {
  'same-surname': 'the same surname',
  'same-phone': 'the same phone number or household',
};

/** Signs that the reader may know whose record it is, the stronger one last. A sign is a reason to look, never to refuse. */
export function somebodyYouKnow({ staffName, staffPhone, personNames, personPhones }: ReaderAndPerson): readonly Acquaintance[] {
  const own = surnameOf(staffName);
  const sameSurname = own !== null && personNames.some((name) => surnamesOf(name).includes(own));
  const samePhone = staffPhone !== null && personPhones.includes(staffPhone);
  return [...(sameSurname ? ['same-surname' as const] : []), ...(samePhone ? ['same-phone' as const] : [])];
}

// A first name alone is no surname, and a title or an initial says nothing.
function surnamesOf(name: string): string[] {
  return foldName(name)
    .split(' ')
    .slice(1)
    .filter((word) => word.length > 2);
}

function surnameOf(name: string): string | null {
  return surnamesOf(name).at(-1) ?? null;
}
