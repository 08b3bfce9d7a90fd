import { isPattern, withoutWords } from './guessable.js';

/** NIST SP 800-63B-4: where a password stands alone; with a second factor; and what has to be taken at least is 64. */
export const shortestAlone = 15;
export const shortestWithFactor = 8;
export const longest = 1024;

export interface PasswordFacts {
  readonly password: string;
  /** The account has a second factor. */
  readonly hasFactor: boolean;
  /** What whoever knows the account tries first: its email and name. */
  readonly about: readonly string[];
  /** Is this text on the list of passwords that breaches brought to light? Asked in lower case. */
  readonly isCommon: (text: string) => boolean;
}

export type PasswordDecision =
  | { readonly kind: 'good' }
  | { readonly kind: 'refused'; readonly code: 'too-short' | 'too-long' | 'common' | 'guessable'; readonly sentence: string };

const refused = (code: Exclude<PasswordDecision, { kind: 'good' }>['code'], sentence: string): PasswordDecision => ({
  kind: 'refused',
  code,
  sentence,
});

/**
 * May somebody sign in with this? Length and a list instead of rules about signs (NIST SP 800-63B-4 3.1.1.2; ASVS 6.2.1, 6.2.4, 6.2.9, 6.2.11,
 * 6.2.12). The list is asked for the whole, and for what is left without digits and signs around it.
 */
export function judgePassword({ password, hasFactor, about, isCommon }: PasswordFacts): PasswordDecision {
  const length = passwordLength(password);
  const shortest = hasFactor ? shortestWithFactor : shortestAlone;
  if (length < shortest) return refused('too-short', `Choose a password of at least ${shortest} characters.`);
  if (length > longest) return refused('too-long', `Choose a password of at most ${longest} characters.`);
  const lower = password.normalize('NFKC').toLowerCase();
  const bare = lower.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if (isCommon(lower) || isCommon(bare)) {
    return refused(
      'common',
      'This password is on the lists that break-ins have brought to light: choose another one, of several words.',
    );
  }
  if (isPattern(lower) || passwordLength(withoutWords(lower, about)) < 5) {
    return refused(
      'guessable',
      'This password is easy to guess: leave out names, rows of keys and repetitions, and take several words.',
    );
  }
  return { kind: 'good' };
}

/** In characters as people count them, nearly: code points. */
export function passwordLength(password: string): number {
  return Array.from(password).length;
}
