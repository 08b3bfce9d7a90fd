import { describe, expect, test } from '@jest/globals';
import { afterNotCreated } from '../../../../src/core/calls/after-not-created.js';

const first = { carrierFailed: true, rungPlainly: false, legs: 1, wanted: true, counsellorInRoom: true };

describe('a person whom the carrier proved not to have rung', () => {
  test.each([
    ['whose counsellor still waits', {}, 'ring-once-more'],
    ['whose counsellor still waits, after we died before we asked', { carrierFailed: false }, 'ring-once-more'],
    ['whose counsellor has left', { counsellorInRoom: false }, 'give-up'],
    ['whom nobody wants to reach any more', { wanted: false }, 'give-up'],
    ['who was tried a second time', { legs: 2, rungPlainly: true }, 'give-up'],
  ])('%s: %j, %s', (_, facts, kind) => {
    expect(afterNotCreated({ ...first, ...facts }).next).toMatchObject({ kind });
  });

  test.each([
    ['the carrier gave no yes for a seat in a room', {}, true],
    ['the same, and nobody waits for them any more', { wanted: false, counsellorInRoom: false }, true],
    ['we died before we asked', { carrierFailed: false }, false],
    ['it was a plain call', { rungPlainly: true, legs: 2 }, false],
  ])('rooms fail when %s: %j, %s', (_, facts, roomsFail) => {
    expect(afterNotCreated({ ...first, ...facts }).roomsFail).toBe(roomsFail);
  });
});
