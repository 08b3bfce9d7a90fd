import { describe, expect, it } from '@jest/globals';
import { consentKinds } from '../../../../src/core/consent/consent-event.js';
import { revocableKinds, withMarketing } from '../../../../src/core/consent/revocable-kinds.js';

describe('what a revocation takes back', () => {
  it('42 CFR 2.33(a)(2): what is shared for treatment only in writing', () => {
    expect(revocableKinds('all', 'letter').kinds).toEqual(consentKinds);
    expect(revocableKinds('all', 'voice').kinds).toEqual(['call_live', 'call_auto', 'sms', 'recording']);
    expect(revocableKinds(['sms', 'part2_tpo'], 'voice')).toEqual({ kinds: ['sms'], needWriting: ['part2_tpo'] });
    expect(revocableKinds(['sms', 'part2_tpo'], 'text')).toEqual({ kinds: ['sms', 'part2_tpo'], needWriting: [] });
  });

  it('L-306: every channel for marketing, calls of a person when they say so', () => {
    expect(withMarketing(['sms'])).toEqual(['call_auto', 'sms']);
    expect(withMarketing(['call_live'])).toEqual(['call_live', 'call_auto', 'sms']);
    expect(withMarketing(['recording'])).toEqual(['recording']);
  });
});
