import { describe, expect, it, test } from '@jest/globals';
import type { LineKey } from '../../../../src/core/scripts/default-lines.js';
import { fillLine, placeholdersOf } from '../../../../src/core/scripts/fill-line.js';
import { septetsOf } from '../../../../src/core/scripts/gsm-seven.js';
import { scriptTextProblems } from '../../../../src/core/scripts/script-text-problems.js';
import { spokenDigits } from '../../../../src/core/scripts/spoken-digits.js';

describe('filling a line', () => {
  it('puts each value into its places', () => {
    expect(fillLine('It is {code}. Again: {code}, {name}.', { code: 7, name: 'Ana' })).toBe('It is 7. Again: 7, Ana.');
    expect(fillLine('Nothing to fill.')).toBe('Nothing to fill.');
    expect(placeholdersOf('{b} {a} {b}')).toEqual(['a', 'b']);
  });

  it.each([
    ['no value', 'It is {code}.', {}, /no value for code/],
    ['no place', 'It is here.', { code: '7' }, /no place for code/],
    ['an inherited value', 'It is {toString}.', {}, /no value for toString/],
    ['a revealing value', 'This is {name}.', { name: 'the Rehab Center' }, /what kind of help/],
    ['a value that completes a revealing word', 'This is de{name}.', { name: 'tox' }, /what kind of help/],
  ])('refuses %s', (_, text, values, message) => {
    expect(() => fillLine(text, values)).toThrow(message);
  });

  it('does not repeat a refused value: it may be somebody’s words', () => {
    expect(() => fillLine('{name}', { name: 'Xanax for Ana' })).not.toThrow(/Ana/);
  });
});

test.each([
  ['+12025550147', '2 0 2, 5 5 5, 0 1 4 7'],
  ['2025550147', '2 0 2, 5 5 5, 0 1 4 7'],
  ['+525512345678', '5 2 5, 5 1 2, 3 4 5, 6 7 8'],
  ['988', '9 8 8'],
])('%s is read as %s', (number, spoken) => {
  expect(spokenDigits(number)).toBe(spoken);
});

test.each([
  ['plain', { kind: 'fits', count: 5 }],
  ['ñ¿é', { kind: 'fits', count: 3 }],
  ['5 €', { kind: 'fits', count: 4 }],
  ['después', { kind: 'fits', count: 7 }],
  ['llamó', { kind: 'outside', character: 'ó' }],
  ['ok 👍', { kind: 'outside', character: '👍' }],
])('%s in a text message', (text, expected) => {
  expect(septetsOf(text)).toEqual(expected);
});

test.each<[LineKey, string, string[]]>([
  ['waiting.position', 'You are number {position}.', []],
  ['waiting.position', '  ', ['script/empty']],
  ['waiting.position', 'You are next.', ['script/placeholder']],
  ['waiting.position', 'You are {position} of {count}.', ['script/placeholder']],
  ['waiting.position', 'You are {position} {.', ['script/placeholder']],
  ['waiting.next', 'Our therapists are busy.', ['script/revealing']],
  ['waiting.next', 'x'.repeat(321), ['script/too-long']],
  ['waiting.next', 'x'.repeat(320), []],
  ['greeting.emergency', 'In an emergency dial 911.', ['script/must-say']],
  ['greeting.emergency', 'Dial 9110 or 988.', ['script/must-say']],
  ['text.stopped', `No more texts. START: ${'x'.repeat(140)}`, ['script/too-long']],
  ['text.stopped', 'No more texts. START again when you like ❤', ['script/characters']],
  ['text.keep-place', 'We will call you.', ['script/must-say']],
  ['text.keep-place', 'Your detox is near.', ['script/revealing', 'script/must-say']],
])('%s: %s', (key, text, codes) => {
  expect(scriptTextProblems(key, 'en', text).map(({ code }) => code)).toEqual(codes);
});
