// error text says what to do, in plain words at 6th-grade level.
import { describe, expect, it } from '@jest/globals';
import { revealingWordIn } from '../../../../src/core/scripts/revealing-words.js';
import { defaultConsentTexts } from '../../../../src/core/forms/consent-texts.js';
import { englishWords } from '../../../../src/core/forms/words/english.js';
import { filled, formWords } from '../../../../src/core/forms/words/form-words.js';
import { spanishWords } from '../../../../src/core/forms/words/spanish.js';

/** Vowel groups, a silent e not counted: near enough for a grade. */
function syllablesOf(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/(?<=[^aeiouy])e$/, '')
    .match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 0);
}

/** Flesch-Kincaid grade level (Kincaid et al. 1975). */
function gradeOf(text: string): number {
  const sentences = text.split(/[.!?:]+(?:\s|$)/).filter((part) => /[a-z]/i.test(part)).length;
  const words = text.match(/[a-z']+/gi) ?? [];
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

const spoken = (value: string | Readonly<Record<string, string>>) => (typeof value === 'string' ? [value] : Object.values(value));
const english = Object.entries(englishWords)
  .filter(([name]) => name !== 'dateFormat')
  .flatMap(([, value]) => spoken(value))
  .map((sentence) => filled(sentence, { number: '', reference: '', zone: '' }));

describe('the words of the form', () => {
  it('are those of a 6th grader, as a whole and sentence by sentence', () => {
    expect(gradeOf('Notwithstanding limitations, individuals voluntarily authorize communications.')).toBeGreaterThan(12);
    expect(gradeOf(english.map((one) => (/[.?:]$/.test(one) ? one : `${one}.`)).join(' '))).toBeLessThanOrEqual(4);
    const hard = english.filter((one) => one.split(' ').length > 6 && gradeOf(one) > 7);
    expect(hard).toEqual([]);
  });

  it('beside the consent boxes are too', () => {
    const texts = Object.values(defaultConsentTexts.en).map((text) => text.replace('{site}', 'Palm Lake'));
    expect(texts.filter((text) => gradeOf(text) > 6)).toEqual([]);
  });

  it('have the same places in both languages', () => {
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    const flat = (words: object): Record<string, string> =>
      Object.assign({}, ...Object.entries(words).map(([name, value]) => (typeof value === 'string' ? { [name]: value } : value)));
    const [en, es] = [flat(englishWords), flat(spanishWords)];
    expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort());
    for (const [name, text] of Object.entries(en)) expect([name, ...places(es[name]!)]).toEqual([name, ...places(text)]);
  });

  it('L-313 tell nobody who reads a tab or a history what kind of help this is', () => {
    for (const { title, thanksTitle } of Object.values(formWords)) {
      expect([revealingWordIn(title), revealingWordIn(thanksTitle)]).toEqual([null, null]);
    }
  });
});
