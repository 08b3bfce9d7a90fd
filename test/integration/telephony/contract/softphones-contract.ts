import { expect, test } from '@jest/globals';
import type { TelephonyUnderTest } from './telephony-under-test.js';

export function softphonesContract(get: () => TelephonyUnderTest): void {
  test('a softphone gets a token for itself, for as long as was asked', () => {
    const { telephony } = get();
    const earliest = Date.now() + 60_000;
    const { token, expiresAt } = telephony.issueSoftphoneToken('ana_1', 60);
    expect(token.length).toBeGreaterThan(20);
    expect(telephony.issueSoftphoneToken('ben_2', 60).token).not.toBe(token);
    expect(expiresAt.getTime() - earliest).toBeLessThan(5_000);
    expect(expiresAt.getTime()).toBeGreaterThanOrEqual(earliest);
    expect(telephony.addressOf('ana_1')).not.toBe(telephony.addressOf('ben_2'));
  });

  test('nobody else does: no address as a name, no token for more than a day', () => {
    const { telephony } = get();
    for (const identity of ['ana@ringback.example', '', 'ana-1']) {
      expect(() => telephony.issueSoftphoneToken(identity, 60)).toThrow(RangeError);
      expect(() => telephony.addressOf(identity)).toThrow(RangeError);
    }
    for (const seconds of [0, 86_401]) expect(() => telephony.issueSoftphoneToken('ana_1', seconds)).toThrow(RangeError);
  });
}
