// F106: what the simulator never dials, and that a scenario which names exactly that number may play it.
import { expect, test } from '@jest/globals';
import { refusalToDial } from '../../../src/simulator/phones/dialable.js';
import { parsePhone } from '../../../src/simulator/phones/parse-persona.js';

test.each(['+12025550100', '+18005550199', 'client:ana_1'])('%s rings without a scenario', (number) => {
  expect(refusalToDial(number, false)).toBeUndefined();
  expect(parsePhone({ number, kind: 'human' })).toMatchObject({ number });
});

test.each([
  ['+12025550200', /real numbers/],
  ['+442079460000', /real numbers/],
  ['911', /emergency/],
  ['+911', /emergency/],
  ['+1911', /emergency/],
  ['988', /emergency/],
  ['933', /emergency/],
  ['411', /N11/],
  ['+19005550100', /premium/],
  ['+19002345678', /premium/],
  ['+19765550100', /premium/],
  ['+12029760100', /premium/],
])('%s rings only where a scenario names it', (number, refusal) => {
  expect(refusalToDial(number, false)).toMatch(refusal);
  expect(() => parsePhone({ number, kind: 'human' })).toThrow(refusal);
  expect(refusalToDial(number, true)).toBeUndefined();
  expect(parsePhone({ number, kind: 'human', scenario: 'a story' })).toMatchObject({ number, scenario: 'a story' });
});

test.each(['2025550100', 'client:a b', '12', ''])('"%s" is nothing to dial, whatever names it', (number) => {
  expect(refusalToDial(number, true)).toMatch(/not valid/);
  expect(() => parsePhone({ number, kind: 'human', scenario: 'a story' })).toThrow(/number must be/);
});
