import { dangerEmoji, dangerPhrases, dangerSigns, type DangerSign } from './danger-phrases.js';
import { findPhrase, toSlots } from './find-phrase.js';
import { wordsOf } from './words.js';

export interface FoundSign {
  readonly sign: DangerSign;
  /** As they were written. */
  readonly words: string;
}

export interface Help {
  readonly who: '911' | '988' | 'poison-control';
  readonly number: string;
  readonly when: string;
}

export type DangerDecision =
  { readonly kind: 'none' } | { readonly kind: 'danger'; readonly signs: readonly FoundSign[]; readonly help: readonly Help[] };

/** Always all three (B-038): from a few words nobody can tell an accident from an attempt. */
const help: readonly Help[] = [
  { who: '911', number: '911', when: 'Now, if someone cannot be woken, has trouble breathing, has a seizure, or is not safe.' },
  { who: '988', number: '988', when: 'Call or text at any time, if you think about suicide or cannot go on.' },
  { who: 'poison-control', number: '1-800-222-1222', when: 'If someone took too much of anything and is awake and breathing.' },
];

const phrases = dangerSigns.map((sign) => ({ sign, lines: dangerPhrases[sign].map(toSlots) }));

/**
 * Signs of danger in free text, English and Spanish (B-038). Rather flags than misses: negated and quoted words count too
 * (B-039), and it never says that somebody is safe. At most one entry per sign.
 */
export function findDangerSigns(text: string): DangerDecision {
  const { text: plain, words } = wordsOf(text);
  const signs = phrases.flatMap(({ sign, lines }): readonly FoundSign[] => {
    for (const line of lines) {
      const run = findPhrase(words, line);
      if (run) return [{ sign, words: plain.slice(words[run[0]]!.start, words[run[1]]!.end) }];
    }
    const emoji = dangerEmoji.find(([picture, means]) => means === sign && plain.includes(picture));
    return emoji ? [{ sign, words: emoji[0] }] : [];
  });
  return signs.length === 0 ? { kind: 'none' } : { kind: 'danger', signs, help };
}
