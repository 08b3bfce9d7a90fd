import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { lookupsContract, numbersContract } from './numbers-contract.js';
import { recordingsContract } from './recordings-contract.js';
import { roomsContract } from './rooms-contract.js';
import { softphonesContract } from './softphones-contract.js';
import { isOver, seatIn, sidOf, until, type TelephonyUnderTest } from './telephony-under-test.js';
import { textsContract } from './texts-contract.js';
import { permitFor } from '../../../support/contact-permit.js';

const contracts = {
  rooms: roomsContract,
  recordings: recordingsContract,
  texts: textsContract,
  numbers: numbersContract,
  lookups: lookupsContract,
  softphones: softphonesContract,
} as const;
type Group = keyof typeof contracts;

/** What every adapter of the port must do, whatever carrier is behind it; `groups` beyond single calls as far as the carrier goes. */
export function telephonyContract(name: string, groups: readonly Group[], make: () => Promise<TelephonyUnderTest>): void {
  describe(`telephony contract: ${name}`, () => {
    let carrier: TelephonyUnderTest;
    beforeAll(async () => {
      carrier = await make();
    });
    afterAll(() => carrier.close());

    const to = (number: string) => ({
      legId: randomUUID(),
      to: number,
      from: carrier.from,
      ringSeconds: 20,
      allowedBy: permitFor(number, 'call'),
    });
    const ring = async (number: string) => sidOf(await carrier.telephony.ring(to(number)));
    const ringInto = async (room: string) => sidOf(await carrier.telephony.ringIntoRoom(to(carrier.ringing), seatIn(room)));

    test('a call that is placed can be fetched, and rings', async () => {
      const sid = await ring(carrier.ringing);
      expect((await until(carrier, sid, (call) => call.state === 'ringing')).carrierSid).toBe(sid);
      await carrier.telephony.hangUp(sid);
    });

    test('a number that cannot be dialled is rejected with a code and a sentence that does not repeat it', async () => {
      for (const placing of [
        carrier.telephony.ring(to(carrier.invalid)),
        carrier.telephony.ringIntoRoom(to(carrier.invalid), seatIn(randomUUID())),
      ]) {
        const result = await placing;
        expect(result).toEqual({
          kind: 'rejected',
          reason: 'bad-destination',
          code: expect.stringMatching(/./),
          message: expect.stringMatching(/./),
        });
        expect(JSON.stringify(result)).not.toContain(carrier.invalid);
      }
    });

    test('a busy line is told from a call', async () => {
      expect(await until(carrier, await ring(carrier.busy), isOver)).toMatchObject({ state: 'busy' });
    });

    test('hanging up ends a ringing call; doing it again, or to nothing, is fine', async () => {
      const sid = await ring(carrier.ringing);
      await carrier.telephony.hangUp(sid);
      expect((await until(carrier, sid, isOver)).state).not.toBe('in-progress');
      await carrier.telephony.hangUp(sid);
      await carrier.telephony.hangUp(carrier.unknownSid);
    });

    test('a call rung into a room is a call like any other', async () => {
      const room = randomUUID();
      const sid = await ringInto(room);
      await until(carrier, sid, (call) => call.state === 'ringing');
      await carrier.telephony.hangUp(sid);
      await until(carrier, sid, isOver);
      await carrier.telephony.endRoom(room);
    });

    test('ending a room that is gone, or never was, is fine', async () => {
      const room = randomUUID();
      await carrier.telephony.endRoom(room);
      await carrier.telephony.endRoom(room);
    });

    test('a call that does not exist is null', async () => {
      expect(await carrier.telephony.fetchCall(carrier.unknownSid)).toBeNull();
    });

    test('calls are found by both numbers and their time, newest first, however young they are', async () => {
      const since = new Date(Date.now() - 60_000);
      const [first, second] = [await ring(carrier.ringing), await ringInto(randomUUID())];
      const query = { to: carrier.ringing, from: carrier.from, since };
      const sids = async (more: object = {}) =>
        (await carrier.telephony.findCalls({ ...query, ...more })).map((call) => call.carrierSid);
      expect(await sids()).toEqual(expect.arrayContaining([first, second]));
      expect(await sids({ to: carrier.busy })).not.toEqual(expect.arrayContaining([first]));
      expect(await sids({ from: carrier.busy })).toEqual([]);
      const times = (await carrier.telephony.findCalls(query)).map((call) => call.startedAt.getTime());
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      await Promise.all([first, second].map((sid) => carrier.telephony.hangUp(sid)));
    });

    for (const group of groups) contracts[group](() => carrier);
  });
}
