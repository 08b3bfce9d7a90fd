import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CarrierError } from '../../../src/telephony/carrier-error.js';
import { LookAtCallback } from '../../../src/modules/callbacks/index.js';
import { ReconcileDay, WatchCarrier } from '../../../src/modules/hotline/index.js';
import { MatchCounsellor } from '../../../src/modules/routing/index.js';
import { due, onShift, row, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
});

const failure = (reason: 'auth-broken' | 'provider-down') =>
  new CarrierError({
    outcome: 'not-processed',
    reason,
    code: 'http-503',
    status: 503,
    requestId: null,
    operation: 'GET /IncomingPhoneNumbers.json',
    retryAfterSeconds: 1,
  });
const alerts = () =>
  floor.database.query<{ kind: string; sentence: string }>('select kind, sentence from alert where acknowledged_at is null');
const offers = () => floor.database.query('select id from offer');
const watch = (seconds: number) => {
  floor.clock.at = secondsAfterStart(seconds);
  return floor.use(WatchCarrier).run();
};

describe('the carrier is away', () => {
  it('refuses our account: told at once, nobody is offered what cannot be dialled, and it ends by itself (F29, B-079)', async () => {
    const { callbackId } = await due(floor);
    await onShift(floor, 'Ana');
    floor.carrier.failsWith = failure('auth-broken');
    await watch(20);
    await watch(40);
    expect(await alerts()).toMatchObject([{ kind: 'carrier-down', sentence: expect.stringContaining('refuses our account') }]);
    await floor.use(LookAtCallback).run(callbackId);
    expect(await row(floor, 'callback', callbackId)).toMatchObject({ state: 'queued', attempts_made: 0 });
    expect(await offers()).toEqual([]);
    floor.carrier.failsWith = null;
    await watch(60);
    expect(await alerts()).toEqual([]);
    const [route] = await floor.use(MatchCounsellor).unmatchedRoutes();
    await floor.use(MatchCounsellor).matchRoute(route!.id);
    expect(await offers()).toHaveLength(1);
  });

  it('does not answer: one lost request is no outage, a silence is told within a minute (F108)', async () => {
    await watch(0);
    floor.carrier.failsWith = failure('provider-down');
    await watch(20);
    expect(await alerts()).toEqual([]);
    await watch(40);
    expect(await alerts()).toMatchObject([{ kind: 'carrier-down', sentence: expect.stringContaining('does not answer') }]);
  });

  it('a comparison that it cuts short is made again', async () => {
    floor.carrier.failsWith = failure('provider-down');
    await floor.use(ReconcileDay).run();
    expect(await floor.database.query('select kind from carrier_look')).toEqual([]);
  });
});
