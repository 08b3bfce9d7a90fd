import { describe, expect, it } from '@jest/globals';
import { defaultLines, isText, lineKeys } from '../../../../src/core/scripts/default-lines.js';
import { placeholdersOf } from '../../../../src/core/scripts/fill-line.js';
import { revealingWordIn } from '../../../../src/core/scripts/revealing-words.js';
import { scriptTextProblems } from '../../../../src/core/scripts/script-text-problems.js';
import { spokenLanguages } from '../../../../src/core/scripts/spoken-line.js';

const every = lineKeys.flatMap((key) =>
  spokenLanguages.map((language) => ({ key, language, text: defaultLines[key][language] })),
);

describe('the words that come with the program', () => {
  it('are there for every conversation', () => {
    expect(lineKeys.length).toBeGreaterThan(55);
    expect(new Set(every.map(({ text }) => text)).size).toBe(every.length);
  });

  it.each(every)('$key ($language) may be said', ({ key, language, text }) => {
    expect(text.trim()).toBe(text);
    expect(scriptTextProblems(key, language, text)).toEqual([]);
    expect(revealingWordIn(text)).toBeNull();
    expect(text.length).toBeLessThanOrEqual(isText(key) ? 160 : 320);
  });

  it.each(lineKeys)('%s has the same places in both languages', (key) => {
    expect(placeholdersOf(defaultLines[key].es)).toEqual(placeholdersOf(defaultLines[key].en));
  });

  it.each(spokenLanguages)('name 911 and 988 where a life may hang on it (%s)', (language) => {
    const naming = (word: string) =>
      every.filter((line) => line.language === language && line.text.includes(word)).map(({ key }) => key);
    const both = [
      'greeting.emergency',
      'closed.sentence',
      'nobody-on-shift.sentence',
      'queue-full.sentence',
      'fallback.sentence',
    ];
    expect(naming('911')).toEqual(expect.arrayContaining([...both, 'crisis.stay', 'text.crisis']));
    expect(naming('988')).toEqual(expect.arrayContaining([...both, 'crisis.offer-988', 'text.crisis']));
  });

  it.each(spokenLanguages)('say how to stop texts wherever we write first (%s)', (language) => {
    for (const key of ['text.keep-place', 'text.missed', 'text.call-me-promised', 'text.help'] as const)
      expect(defaultLines[key][language]).toContain('STOP');
  });
});
