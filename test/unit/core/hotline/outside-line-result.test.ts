import { expect, test } from '@jest/globals';
import { outsideLineResult, shortestTalkSeconds } from '../../../../src/core/hotline/outside-line-result.js';

test.each([
  ['nobody picked up', false, 0, { kind: 'not-answered' }],
  ['the carrier does not say whether', null, null, { kind: 'not-answered' }],
  ['a line that broke at once', true, 2, { kind: 'dropped', seconds: 2 }],
  ['a second too few', true, shortestTalkSeconds - 1, { kind: 'dropped', seconds: shortestTalkSeconds - 1 }],
  ['time enough to talk', true, shortestTalkSeconds, { kind: 'reached' }],
  ['a long talk', true, 1800, { kind: 'reached' }],
  ['connected, and nobody tells how long', true, null, { kind: 'dropped', seconds: 0 }],
])('back from an outside line, %s', (_, connected, seconds, result) => {
  expect(outsideLineResult({ connected, seconds })).toEqual(result);
});
