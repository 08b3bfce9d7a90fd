import { expect, test } from '@jest/globals';
import type { TelephonyUnderTest } from './telephony-under-test.js';

export function numbersContract(get: () => TelephonyUnderTest): void {
  test('a number of ours reaches us once it is set up', async () => {
    const { telephony, from } = get();
    const own = async () => (await telephony.ownedNumbers()).find((one) => one.number === from);
    const before = (await own())!;
    expect(before.endpoints).not.toEqual(telephony.expectedEndpoints());
    await telephony.configureNumber(before.carrierSid);
    expect(await own()).toEqual({ ...before, endpoints: telephony.expectedEndpoints() });
  });

  test('calls are listed with both numbers, each way they went', async () => {
    const { telephony, from, answering } = get();
    const listed = [];
    for await (const call of telephony.callsSince(new Date(Date.now() - 60_000))) listed.push(call);
    const ours = listed.filter((call) => call.to === answering[0]);
    expect(ours.length).toBeGreaterThan(0);
    for (const call of ours) expect(call).toMatchObject({ direction: 'outgoing', from });
  });
}

export function lookupsContract(get: () => TelephonyUnderTest): void {
  test('a number is described; what is none is not valid', async () => {
    const { telephony, ringing, invalid } = get();
    expect(await telephony.describe(ringing)).toMatchObject({ valid: true });
    expect(await telephony.describe(invalid)).toMatchObject({ valid: false });
  });
}
