import { expect, test } from '@jest/globals';
import { countSegments } from '../../../../src/simulator/messages/count-segments.js';

test.each([
  ['an empty text', '', 1],
  ['160 plain characters', 'a'.repeat(160), 1],
  ['161 plain characters', 'a'.repeat(161), 2],
  ['306 plain characters', 'a'.repeat(306), 2],
  ['307 plain characters', 'a'.repeat(307), 3],
  ['80 euro signs, two each', '€'.repeat(80), 1],
  ['81 euro signs', '€'.repeat(81), 2],
  ['70 characters with one outside the alphabet', `${'a'.repeat(69)}ł`, 1],
  ['71 characters with one outside the alphabet', `${'a'.repeat(70)}ł`, 2],
  ['an emoji, two units', `${'a'.repeat(69)}🙂`, 2],
])('%s', (_what, body, segments) => {
  expect(countSegments(body)).toBe(segments);
});
