// F75, F76 and F78: what a carrier tells of a number that we have had for long, and when it is asked at all.
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LookAtCallback } from '../../../src/modules/callbacks/index.js';
import { ContactQuestions, KeepRevocation, LookUpNumber } from '../../../src/modules/people/index.js';
import { CarrierError } from '../../../src/telephony/carrier-error.js';
import type { NumberFacts } from '../../../src/telephony/telephony-provider.js';
import { due, messages, number, row, type DuePerson } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { start } from '../intake/seeded-rows.js';
import { stopOf } from './people-stores.js';

let floor: Floor;
let maria: DuePerson;
const day = 24 * 3_600_000;
const daysAfterStart = (days: number) => new Date(start.getTime() + days * day);
const throttled = new CarrierError({
  outcome: 'not-processed',
  reason: 'throttled',
  code: '20429',
  status: 429,
  requestId: null,
  operation: 'GET /v2/PhoneNumbers/{}',
  retryAfterSeconds: 1,
});

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await floor.rows.staff('Mia', 'manager');
  maria = await due(floor);
  await knownForDays(31);
});

const knownForDays = (days: number) => floor.database.query('update phone_number set created_at = $1', [daysAfterStart(-days)]);
const carrierSays = (facts: Partial<NumberFacts>) =>
  floor.carrier.facts.set(number(47), { valid: true, lineType: 'mobile', reassigned: false, ...facts });
const phone = () => row(floor, 'phone_number', maria.phoneNumberId);
const lookUp = () => floor.use(LookUpNumber).run(maria.phoneNumberId);
const jobs = async () => (await messages(floor, 'look-up-number')).map(({ payload }) => payload['phoneNumberId']);
const suppressedForTexts = async () =>
  (await floor.use(ContactQuestions).textFacts(floor.database, number(47), floor.clock.at)).suppressedBecause;

describe('a number that belongs to somebody else now (F75)', () => {
  it('is not dialled by itself: a person decides', async () => {
    carrierSays({ reassigned: true });
    await lookUp();
    expect(floor.carrier.described).toEqual([{ number: number(47), knownSince: daysAfterStart(-31) }]);
    expect(await phone()).toMatchObject({ automatic_calls: false, reassigned: true, line_type: 'mobile', looked_up_at: start });
    await floor.use(LookAtCallback).run(maria.callbackId);
    expect(await row(floor, 'callback', maria.callbackId)).toMatchObject({
      state: 'needs-decision',
      because: 'This number may belong to somebody else now: a person decides.',
    });
  });

  it('keeps the reason that it had before', async () => {
    await lookUp();
    await floor.database.query(`update phone_number set automatic_calls = false, why_not_automatic = 'An extension'`);
    floor.clock.at = daysAfterStart(40);
    carrierSays({ reassigned: true });
    await lookUp();
    expect(await phone()).toMatchObject({ why_not_automatic: 'An extension' });
  });

  it('is dialled as ever when it is still theirs, or nobody knows', async () => {
    for (const [days, reassigned] of [
      [0, false],
      [31, null],
    ] as const) {
      floor.clock.at = daysAfterStart(days);
      carrierSays({ reassigned });
      await lookUp();
      expect(await phone()).toMatchObject({ automatic_calls: true, reassigned, looked_up_at: daysAfterStart(days) });
    }
  });
});

describe('what kind of line it is (F76)', () => {
  it('decides whether it is texted, and is asked again after 30 days', async () => {
    carrierSays({ lineType: 'landline' });
    await lookUp();
    expect(await suppressedForTexts()).toBe('landline');
    carrierSays({ lineType: 'mobile' });
    floor.clock.at = daysAfterStart(29);
    await lookUp();
    expect(await suppressedForTexts()).toBe('landline');
    floor.clock.at = daysAfterStart(31);
    await lookUp();
    expect(await suppressedForTexts()).toBeNull();
    expect(await phone()).toMatchObject({ line_type: 'mobile', looked_up_at: daysAfterStart(31) });
  });

  it('never takes back a stop', async () => {
    const wish = stopOf({ e164: number(47) }, ['sms'], start);
    await floor.database.transaction((tx) => floor.use(KeepRevocation).run(tx, wish));
    carrierSays({ lineType: 'mobile' });
    await lookUp();
    expect(await suppressedForTexts()).toBe('they texted STOP');
  });
});

describe('no look-up is made', () => {
  it('for a number that they gave us lately', async () => {
    await knownForDays(29);
    await floor.use(LookUpNumber).queueFor(maria.personId);
    await lookUp();
    expect([await jobs(), floor.carrier.described]).toEqual([[], []]);
  });

  it('for one that they said lately is still theirs; later only of the time since', async () => {
    await floor.database.query('update phone_number set confirmed_at = $1', [daysAfterStart(-29)]);
    await lookUp();
    expect(floor.carrier.described).toEqual([]);
    floor.clock.at = daysAfterStart(2);
    await lookUp();
    expect(floor.carrier.described).toEqual([{ number: number(47), knownSince: daysAfterStart(-29) }]);
  });

  it('for a number that must not be called', async () => {
    const wish = stopOf({ e164: number(47) }, ['call_live'], start);
    await floor.database.transaction((tx) => floor.use(KeepRevocation).run(tx, wish));
    await floor.use(LookUpNumber).queueFor(maria.personId);
    await lookUp();
    expect([await jobs(), floor.carrier.described]).toEqual([[], []]);
  });

  it('twice for two jobs at the same moment', async () => {
    await floor.use(LookUpNumber).queueFor(maria.personId);
    expect(await jobs()).toEqual([maria.phoneNumberId]);
    await Promise.all([lookUp(), lookUp()]);
    expect(floor.carrier.described).toHaveLength(1);
  });
});

describe('a look-up that comes to nothing (F78)', () => {
  it('is made again by the sweep, at most once a day', async () => {
    floor.carrier.descriptionOf = () => Promise.reject(throttled);
    await lookUp();
    expect(await phone()).toMatchObject({ looked_up_at: null, automatic_calls: true });
    await floor.use(LookUpNumber).queueFailed();
    await lookUp();
    expect([await jobs(), floor.carrier.described.length]).toEqual([[], 1]);
    floor.clock.at = new Date(daysAfterStart(1).getTime() + 1);
    await floor.use(LookUpNumber).queueFailed();
    expect(await jobs()).toEqual([maria.phoneNumberId]);
    floor.carrier.descriptionOf = () => ({ valid: true, lineType: 'voip', reassigned: false });
    await lookUp();
    expect(await phone()).toMatchObject({ line_type: 'voip' });
    floor.clock.at = daysAfterStart(3);
    await floor.use(LookUpNumber).queueFailed();
    expect(await jobs()).toHaveLength(1);
  });

  it('is not waited for longer than three seconds, and holds no callback up', async () => {
    const asked = new Promise<void>((resolve) => {
      floor.carrier.descriptionOf = () => {
        resolve();
        return new Promise<never>(() => {});
      };
    });
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date'] });
    try {
      const looking = lookUp();
      await asked;
      await jest.advanceTimersByTimeAsync(3000);
      await looking;
    } finally {
      jest.useRealTimers();
    }
    expect(await phone()).toMatchObject({ looked_up_at: null, automatic_calls: true });
    await floor.use(LookAtCallback).run(maria.callbackId);
    expect(await row(floor, 'callback', maria.callbackId)).toMatchObject({ state: 'queued' });
  });
});
