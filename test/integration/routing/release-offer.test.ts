import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EndWrapUp } from '../../../src/modules/counsellors/index.js';
import { AnswerByClick } from '../../../src/modules/callbacks/place/answer-by-click.js';
import { CallStore, EndCall } from '../../../src/modules/calls/index.js';
import { ExpireOffer, MatchCounsellor, ReleaseOffer, WithdrawEntry, type Release } from '../../../src/modules/routing/index.js';
import { due, messages, number, offered, onShift, row, secondsAfterStart, type Offered } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { minutesAfterStart } from '../intake/seeded-rows.js';

let floor: Floor;
let ana: string;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  ana = await onShift(floor, 'Ana', 10);
});

const release = (offerId: string, kind: Release['kind']) =>
  floor.database.transaction((tx) => floor.use(ReleaseOffer).run(tx, offerId, { kind, why: 'a test' }, floor.clock.at));
const match = () => floor.use(MatchCounsellor).matchRoute(floor.rows.routeId);
const pending = () =>
  floor.database.query<{ id: string; counsellor: string }>(
    `select id, counsellor_id as counsellor from offer where state = 'pending' order by offered_at`,
  );
const entryOf = async (offer: Offered) =>
  (
    await floor.database.query('select state, arrived_at, deadline_at from queue_entry where callback_id = $1', [
      offer.callbackId,
    ])
  )[0];
const counsellor = () => row(floor, 'counsellor', ana);

describe('an offer that comes back', () => {
  it('keeps its deadline and goes to the next counsellor at once', async () => {
    const offer = await offered(floor, await due(floor, number(1), { due_at: minutesAfterStart(-2) }));
    const ben = await onShift(floor, 'Ben', 1);
    floor.clock.at = secondsAfterStart(20);
    expect(await release(offer.offerId, 'missed')).toBe(true);
    expect(await entryOf(offer)).toEqual({
      state: 'offered',
      arrived_at: minutesAfterStart(-2),
      deadline_at: minutesAfterStart(10),
    });
    expect(await pending()).toEqual([{ id: expect.any(String), counsellor: ben }]);
    expect(await counsellor()).toMatchObject({ presence: 'available', missed_in_a_row: 1 });
  });

  it('comes back once, whoever is first', async () => {
    const { offerId } = await offered(floor, await due(floor));
    const answers = await Promise.all([release(offerId, 'missed'), release(offerId, 'declined'), release(offerId, 'missed')]);
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await messages(floor, 'OfferMissed')).toHaveLength(1);
  });

  it.each(['declined', 'missed'] as const)('when %s, is not offered to them again for 60 s, and then is', async (kind) => {
    const { offerId } = await offered(floor, await due(floor));
    await release(offerId, kind);
    for (const seconds of [0, 59]) {
      floor.clock.at = secondsAfterStart(seconds);
      await match();
      expect(await pending()).toEqual([]);
    }
    floor.clock.at = secondsAfterStart(61);
    await match();
    expect(await pending()).toHaveLength(1);
  });

  it('does not stand in the way of the one behind it', async () => {
    const first = await offered(floor, await due(floor, number(1)));
    await release(first.offerId, 'declined');
    const second = await offered(floor, await due(floor, number(2)));
    expect(second.counsellorId).toBe(ana);
  });
});

describe('misses in a row', () => {
  const miss = async (n: number, kind: Release['kind'] = 'missed') => {
    const { offerId } = await offered(floor, await due(floor, number(n)));
    await release(offerId, kind);
  };

  it('send a counsellor on a break after the third', async () => {
    await miss(1);
    await miss(2);
    expect(await counsellor()).toMatchObject({ presence: 'available' });
    await miss(3);
    expect(await counsellor()).toMatchObject({ presence: 'break', presence_reason: '3 offers in a row were not answered' });
    await match();
    expect(await pending()).toEqual([]);
  });

  it('do not count declined offers', async () => {
    for (const n of [1, 2, 3, 4]) await miss(n, 'declined');
    expect(await counsellor()).toMatchObject({ presence: 'available', missed_in_a_row: 0 });
  });

  it('are forgotten when a call is taken', async () => {
    await miss(1);
    await miss(2);
    const taken = await offered(floor, await due(floor, number(4)));
    const { callId } = await floor.use(AnswerByClick).accept(taken.offerId, ana);
    await floor.database.transaction(async (tx) => {
      const call = await floor.use(CallStore).lock(tx, callId);
      await floor.use(EndCall).run(tx, call!, 'counsellor-left', floor.clock.at);
    });
    floor.clock.at = secondsAfterStart(10);
    await floor.use(EndWrapUp).run(ana);
    await miss(3);
    expect(await counsellor()).toMatchObject({ presence: 'available', missed_in_a_row: 1 });
  });
});

describe('the time of an offer', () => {
  it('runs out at its end and not before, once', async () => {
    const { offerId } = await offered(floor, await due(floor));
    const expire = () => floor.use(ExpireOffer).run(offerId);
    floor.clock.at = secondsAfterStart(19);
    await expire();
    expect(await row(floor, 'offer', offerId)).toMatchObject({ state: 'pending', expires_at: secondsAfterStart(20) });
    floor.clock.at = secondsAfterStart(20);
    expect(await floor.use(ExpireOffer).overdue()).toEqual([{ id: offerId }]);
    await Promise.all([expire(), expire()]);
    expect(await row(floor, 'offer', offerId)).toMatchObject({ state: 'expired', end_reason: 'not answered in time' });
    expect(await messages(floor, 'OfferMissed')).toHaveLength(1);
  });
});

describe('an entry that is withdrawn', () => {
  it('takes its offer along and frees the counsellor', async () => {
    const offer = await offered(floor, await due(floor));
    await floor.database.transaction((tx) => floor.use(WithdrawEntry).run(tx, offer.callbackId, 'a test', floor.clock.at));
    expect(await row(floor, 'offer', offer.offerId)).toMatchObject({ state: 'withdrawn' });
    expect(await entryOf(offer)).toMatchObject({ state: 'ended' });
    expect(await counsellor()).toMatchObject({ presence: 'available', missed_in_a_row: 0 });
  });
});
