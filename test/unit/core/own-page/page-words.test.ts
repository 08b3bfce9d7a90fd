import { describe, expect, it, test } from '@jest/globals';
import { pageWords } from '../../../../src/core/own-page/words/every-language.js';
import { placeholdersOf } from '../../../../src/core/scripts/fill-line.js';
import { revealingWordIn } from '../../../../src/core/scripts/revealing-words.js';

type Leaf = readonly [path: string, text: string];

function leaves(words: object, path = ''): Leaf[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : leaves(value as object, `${path}${key}.`),
  );
}

describe('L-313: nobody who looks over a shoulder learns what kind of help this is', () => {
  it.each([...leaves(pageWords.en), ...leaves(pageWords.es)])('%s: %j', (_, text) => {
    expect(revealingWordIn(text)).toBeNull();
    expect(text).not.toMatch(/counsel|help line|crisis|ayuda|apoyo|emergenc/i);
    expect(text.trim()).toBe(text);
    expect(text).not.toBe('');
  });
});

test('both languages say the same things with the same places', () => {
  const places = (words: object) => leaves(words).map(([path, text]) => [path, placeholdersOf(text)]);
  expect(places(pageWords.es)).toEqual(places(pageWords.en));
});

test('sentences are short enough for somebody frightened', () => {
  for (const [path, text] of [...leaves(pageWords.en), ...leaves(pageWords.es)])
    for (const sentence of text.split(/[.!?]\s/))
      expect({ path, words: sentence.split(/\s+/).length <= 20 }).toEqual({ path, words: true });
});

test('911 and 988 are on every page', () => {
  for (const { call911, call988 } of Object.values(pageWords)) expect(`${call911} ${call988}`).toMatch(/911.*988/);
});
