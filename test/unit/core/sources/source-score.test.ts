import { expect, it } from '@jest/globals';
import { sourceScore } from '../../../../src/core/sources/source-score.js';

const fine = { leads: 20, refused: 0, unproven: 0, canaries: 0, reached: 3 };

it.each([
  ['nothing came', { leads: 0 }, null],
  ['all was well', {}, 100],
  ['nobody was reached', { reached: 0 }, 100],
  ['half of the yeses are not shown (B-088)', { unproven: 10 }, 50],
  ['as many posts were refused', { refused: 20 }, 50],
  ['both', { unproven: 10, refused: 20 }, 25],
  ['a canary came', { canaries: 1 }, 50],
  ['canaries came', { canaries: 3 }, 0],
])('the score of a source when %s', (_, counts, score) => {
  expect(sourceScore({ ...fine, ...counts })).toBe(score);
});
