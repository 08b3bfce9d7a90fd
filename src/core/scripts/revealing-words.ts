import { revealingStems, revealingWholeWords } from './revealing-stems.js';

const ending = (words: readonly string[]) => words.join('|');
const revealing = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${ending(revealingStems)})\\p{L}*|(?:${ending(revealingWholeWords)})(?![\\p{L}\\p{N}]))`,
  'iu',
);

/**
 * The first word that would tell a listener or reader why the person is in touch with us, or null. A family member or a voicemail
 * may hear any prompt, and a text lies open on a table: 42 CFR Part 2 makes even a treatment provider's name a disclosure. English
 * and Spanish, whatever the language of the line; "clinica" is found like "clínica".
 */
export function revealingWordIn(text: string): string | null {
  const composed = text.normalize('NFC');
  const found = revealing.exec(withoutAccents(composed));
  return found ? composed.slice(found.index, found.index + found[0].length) : null;
}

/** Why these words may not be said or texted, as a sentence for whoever wrote them; null when they may. */
export function discreetProblem(text: string): string | null {
  const word = revealingWordIn(text);
  return word === null ? null : `"${word}" may tell somebody else what kind of help this is: choose a neutral word.`;
}

/** As long as `composed`, so that a place in one is the same place in the other. */
function withoutAccents(composed: string): string {
  return composed.replaceAll(/[^\p{ASCII}]/gu, (letter) => {
    const plain = letter.normalize('NFD').replaceAll(/\p{M}/gu, '');
    return plain.length === letter.length ? plain : letter;
  });
}
