import { withoutHidden } from '../shared/plain-text.js';

export interface Word {
  /** Lower case, no accents, apostrophes or letter-like digits: "CAN’T" -> "cant", "su1cide" -> "suicide". */
  readonly plain: string;
  readonly start: number;
  readonly end: number;
}

const wordPattern = /\p{Nd}+(?![\p{L}\p{M}]*\p{Nd})|[\p{L}\p{M}\p{Nd}'’ʼ@$]+/gu;
const lettersLike: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '@': 'a', $: 's' };

/** The words of a text with their places in it; invisible characters are taken out first, so use the returned text. */
export function wordsOf(input: string): { readonly text: string; readonly words: readonly Word[] } {
  const text = withoutHidden(input).normalize('NFC');
  const words = [...text.matchAll(wordPattern)].map((match) => ({
    plain: plainWord(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  return { text, words: joinSpelledOut(words.filter(({ plain }) => plain !== '')) };
}

function plainWord(word: string): string {
  const bare = word
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ]/gu, '')
    .toLowerCase();
  const letters = /[a-z]/.test(bare) ? bare.replace(/[01345@$]/g, (character) => lettersLike[character]!) : bare;
  return letters.replace(/([a-z])\1{2,}/g, '$1');
}

// "s u i c i d e": a run of single letters is one word.
function joinSpelledOut(words: readonly Word[]): readonly Word[] {
  const joined: Word[] = [];
  let run: Word[] = [];
  const close = (): void => {
    joined.push(
      ...(run.length >= 4
        ? [{ plain: run.map(({ plain }) => plain).join(''), start: run[0]!.start, end: run.at(-1)!.end }]
        : run),
    );
    run = [];
  };
  for (const word of words) {
    if (/^[a-z]$/.test(word.plain)) {
      run.push(word);
      continue;
    }
    close();
    joined.push(word);
  }
  close();
  return joined;
}
