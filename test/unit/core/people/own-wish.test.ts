import { expect, test } from '@jest/globals';
import { mayGiveBackNumber, mayLiftStop, type WishDecision } from '../../../../src/core/people/own-wish.js';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 15, minutes));
const code = (decision: WishDecision) => (decision.kind === 'yes' ? 'yes' : decision.code);

test.each([
  ['nothing is stopped', null, at(1), 'nothing-to-lift'],
  ['they said so afterwards', at(0), at(1), 'yes'],
  ['they said so before', at(1), at(0), 'wish-too-old'],
  ['in the same moment the stop holds', at(1), at(1), 'wish-too-old'],
])('a stop: %s', (_, stoppedSince, wishedAt, expected) => {
  expect(code(mayLiftStop({ stoppedSince, wishedAt }))).toBe(expected);
});

test.each([
  ['it is not marked', null, null, at(1), 'nothing-to-lift'],
  ['they said afterwards that it is theirs', at(0), null, at(1), 'yes'],
  ['they said so before the carrier spoke', at(1), null, at(0), 'wish-too-old'],
  ['it lifts no stop', at(0), at(0), at(1), 'still-stopped'],
])('a number that changed hands: %s', (_, markedSince, stoppedSince, wishedAt, expected) => {
  expect(code(mayGiveBackNumber({ markedSince, stoppedSince, wishedAt }))).toBe(expected);
});
