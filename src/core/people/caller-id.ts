import { readPhoneNumber } from './phone-number.js';

export type CallerId =
  /** Somebody's number: a guess at who calls, never a proof. `callable`: we may promise to call it back without a human. */
  | { readonly kind: 'number'; readonly e164: string; readonly callable: boolean; readonly whyNotCallable: string | null }
  /** Nobody's number: no match, no suppression, no automatic callback. */
  | { readonly kind: 'withheld' }
  /** One of ours: a loop, or somebody who pretends. */
  | { readonly kind: 'ours' };

const words = new Set(['anonymous', 'unknown', 'restricted', 'private', 'unavailable', 'blocked']);

// What carriers send for a hidden number: ANONYMOUS, UNAVAILABLE, UNKNOWN, BLOCKED and RESTRICTED, typed on a keypad. They look
// like foreign numbers, and without this list all who hide theirs become one person (F43).
const keypadWords = new Set(['+266696687', '+86282452253', '+8656696', '+2562533', '+7378742833']);

/** Reads the caller id of an incoming call as the carrier gives it. */
export function readCallerId(from: string, ownNumbers: readonly string[]): CallerId {
  const text = from.trim();
  if (ownNumbers.includes(text)) return { kind: 'ours' };
  if (words.has(text.toLowerCase()) || keypadWords.has(text) || !/^\+[1-9]\d{6,14}$/.test(text)) return { kind: 'withheld' };
  const number = readPhoneNumber(text, ownNumbers);
  // A number that nobody may dial (premium, toll-free, a service) cannot be the way back to this person.
  if (number.kind === 'refused') return { kind: 'withheld' };
  return { kind: 'number', e164: number.e164, callable: number.automaticCalls, whyNotCallable: number.whyNotAutomatic };
}
