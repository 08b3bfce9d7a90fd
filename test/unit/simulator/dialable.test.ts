import { expect, test } from '@jest/globals';
import { refusalToDial } from '../../../src/simulator/phones/dialable.js';

test.each([
  ['+12025550100', false, undefined],
  ['+18005550199', false, undefined],
  ['client:ana_1', false, undefined],
  ['+12025550200', false, /real numbers/],
  ['+12025550200', true, undefined],
  ['+442079460000', false, /real numbers/],
  ['911', true, /emergency/],
  ['+911', true, /emergency/],
  ['+1911', true, /emergency/],
  ['988', true, /emergency/],
  ['933', true, /emergency/],
  ['411', true, /emergency/],
  ['+19005550100', true, /premium/],
  ['+19765550100', true, /premium/],
  ['+12029760100', true, /premium/],
  ['2025550100', true, /not valid/],
  ['client:a b', true, /not valid/],
  ['', true, /not valid/],
])('%s (declared: %s)', (number, declared, refusal) => {
  const reason = refusalToDial(number, declared);
  if (refusal) expect(reason).toMatch(refusal);
  else expect(reason).toBeUndefined();
});
