import { describe, expect, it } from '@jest/globals';
import { defaultPresencePolicy as policy } from '../../../../src/core/presence/presence-policy.js';
import { talkWeightSeconds } from '../../../../src/core/presence/talk-weight.js';

const talk = { talked: true, talkedSeconds: 1000, urgency: 'standard', handedTo: [] } as const;

describe('the weight of a talk', () => {
  it.each([
    ['a quarter of its length', talk, 250],
    ['in whole seconds', { ...talk, talkedSeconds: 10.1 }, 3],
    ['more when somebody was in danger', { ...talk, urgency: 'urgent' as const }, 1150],
    ['more when it went to 988', { ...talk, handedTo: ['crisis-line' as const] }, 1150],
    ['no more when it went to a partner', { ...talk, handedTo: ['medical-partner' as const] }, 250],
    ['nothing when nobody answered', { ...talk, talked: false, urgency: 'urgent' as const }, 0],
  ])('is %s', (_, work, weight) => {
    expect(talkWeightSeconds(work, policy)).toBe(weight);
  });

  it('is what the site decides', () => {
    const work = { ...talk, urgency: 'urgent' } as const;
    expect(talkWeightSeconds(work, { ...policy, talkWeightPercent: 0, crisisWeightSeconds: 0 })).toBe(0);
    expect(talkWeightSeconds(work, { ...policy, talkWeightPercent: 100, crisisWeightSeconds: 60 })).toBe(1060);
  });
});
