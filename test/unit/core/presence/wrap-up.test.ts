import { describe, expect, it } from '@jest/globals';
import { defaultPresencePolicy as policy } from '../../../../src/core/presence/presence-policy.js';
import { breakReason, missedReason } from '../../../../src/core/presence/presence-reasons.js';
import { isVanished } from '../../../../src/core/presence/heartbeats.js';
import { decideExtension, wrapUpTimes } from '../../../../src/core/presence/wrap-up.js';

const at = new Date('2026-11-23T15:00:00Z');
const after = (seconds: number) => new Date(at.getTime() + seconds * 1000);
const talk = { talked: true, urgency: 'standard', handedTo: [] } as const;

describe('the times of a wrap-up', () => {
  it.each([
    ['a talk', talk, 120, null],
    ['a call that nobody answered', { ...talk, talked: false }, 5, null],
    ['an urgent call that nobody answered', { ...talk, talked: false, urgency: 'urgent' as const }, 5, null],
    ['an urgent talk', { ...talk, urgency: 'urgent' as const }, 300, 300],
    ['a talk that went to 988', { ...talk, handedTo: ['crisis-line' as const] }, 300, 300],
    ['a talk that went to 911', { ...talk, handedTo: ['emergency-relay' as const] }, 300, 300],
    ['a talk that went to a partner', { ...talk, handedTo: ['medical-partner' as const] }, 120, null],
  ])('after %s', (_, work, until, rest) => {
    expect(wrapUpTimes(work, policy, 5, at)).toEqual({ until: after(until), restUntil: rest && after(rest) });
  });

  it('are never shorter than the time to write', () => {
    const short = { ...policy, restAfterCrisisSeconds: 60 };
    expect(wrapUpTimes({ ...talk, urgency: 'urgent' }, short, 5, at)).toEqual({ until: after(120), restUntil: after(60) });
    expect(wrapUpTimes({ ...talk, urgency: 'urgent' }, { ...policy, restAfterCrisisSeconds: 0 }, 5, at).restUntil).toBeNull();
  });
});

describe('more time', () => {
  const wrapUp = { presence: 'wrap-up', until: after(30), extensions: 0 } as const;

  it.each([
    ['is added to the time that is left', wrapUp, { kind: 'extended', until: after(150) }],
    ['counts from now when the time is up', { ...wrapUp, until: null }, { kind: 'extended', until: after(120) }],
    ['counts from now when it should be up', { ...wrapUp, until: after(-30) }, { kind: 'extended', until: after(120) }],
    ['is given the last time', { ...wrapUp, extensions: 1 }, { kind: 'extended' }],
    ['ends', { ...wrapUp, extensions: 2 }, { kind: 'refused', code: 'presence/no-more-extensions' }],
    ['is for wrap-up only', { ...wrapUp, presence: 'break' as const }, { kind: 'refused', code: 'presence/not-in-wrap-up' }],
  ])('%s', (_, facts, expected) => {
    expect(decideExtension(facts, policy, at)).toMatchObject(expected);
  });
});

describe('a browser', () => {
  it.each([
    [{ seenAt: null, offeredAt: null }, true],
    [{ seenAt: after(-89), offeredAt: null }, false],
    [{ seenAt: after(-90), offeredAt: null }, true],
    [{ seenAt: after(-20), offeredAt: after(-7) }, false],
    [{ seenAt: after(-20), offeredAt: after(-8) }, true],
    [{ seenAt: after(-7), offeredAt: after(-15) }, false],
    [{ seenAt: after(-8), offeredAt: after(-15) }, true],
  ])('%j is gone: %s', (facts, gone) => {
    expect(isVanished(facts, 3, at)).toBe(gone);
  });
});

describe('a reason', () => {
  it.each([
    [breakReason('meal', null), { code: 'meal', text: 'Meal' }],
    [breakReason('meal', 'back at one'), { code: 'meal', text: 'Meal: back at one' }],
    [breakReason('other', 'the dentist'), { code: 'other', text: 'the dentist' }],
    [breakReason('other', null), { code: 'other', text: null }],
    [missedReason(3), { code: 'missed-offers', text: '3 offers in a row were not answered' }],
  ])('%j', (reason, expected) => {
    expect(reason).toEqual(expected);
  });
});
