// P4: what a counsellor chooses is never refused for being busy, never lost, and never overwritten.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AnswerByClick } from '../../../src/modules/callbacks/place/answer-by-click.js';
import { EndWrapUp } from '../../../src/modules/counsellors/index.js';
import { DeactivateUser } from '../../../src/modules/identity/index.js';
import { ExpireOffer, MatchCounsellor, ReleaseOffer, WithdrawEntry } from '../../../src/modules/routing/index.js';
import { due, number, offered, onShift, secondsAfterStart, type Offered } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { reported, talking } from '../calls/talk-steps.js';
import { choose, counsellorRow, siteDecides, talked, write } from './presence-steps.js';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await siteDecides(floor, {});
});

const pending = () => floor.database.query(`select id from offer where state = 'pending'`);
const release = (offer: Offered, kind: 'missed' | 'not-rung' | 'declined') =>
  floor.database.transaction((tx) => floor.use(ReleaseOffer).run(tx, offer.offerId, { kind, why: 'a test' }, floor.clock.at));
const expire = (offer: Offered) => floor.use(ExpireOffer).run(offer.offerId);
const withdraw = (offer: Offered) =>
  floor.database.transaction((tx) => floor.use(WithdrawEntry).run(tx, offer.callbackId, 'a test', floor.clock.at));
const onBreak = { presence: 'break', presence_code: 'meal', presence_reason: 'Meal: back at one', next_presence: null };

async function offeredToAna(): Promise<Offered> {
  await onShift(floor, 'Ana');
  return offered(floor, await due(floor));
}

describe('a break chosen while somebody is offered', () => {
  it.each([
    ['declined', (offer: Offered) => release(offer, 'declined')],
    ['missed', (offer: Offered) => release(offer, 'missed')],
    ['not rung', (offer: Offered) => release(offer, 'not-rung')],
    ['withdrawn', withdraw],
  ])('begins when the offer is %s, and nobody else is offered', async (_, ends) => {
    const offer = await offeredToAna();
    expect(await choose(floor, offer.counsellorId, 'break')).toMatchObject({ presence: 'offered', next_presence: 'break' });
    await due(floor, number(2));
    await ends(offer);
    expect(await counsellorRow(floor, offer.counsellorId)).toMatchObject(onBreak);
    await floor.use(MatchCounsellor).matchRoute(floor.rows.routeId);
    expect(await pending()).toEqual([]);
  });

  it('goes along into the call when the offer is taken', async () => {
    const offer = await offeredToAna();
    await choose(floor, offer.counsellorId, 'break');
    await floor.use(AnswerByClick).accept(offer.offerId, offer.counsellorId);
    expect(await counsellorRow(floor, offer.counsellorId)).toMatchObject({ presence: 'on-call', next_presence: 'break' });
  });

  it('is taken back by choosing available', async () => {
    const offer = await offeredToAna();
    await choose(floor, offer.counsellorId, 'break');
    expect(await choose(floor, offer.counsellorId, 'available')).toMatchObject({ presence: 'offered', next_presence: null });
    await release(offer, 'declined');
    expect(await counsellorRow(floor, offer.counsellorId)).toMatchObject({ presence: 'available' });
  });
});

describe('a break chosen during a call', () => {
  it('begins when the call ends, and stays when the outcome is written and the timers run', async () => {
    const talk = await talking(floor);
    await choose(floor, talk.counsellorId, 'break');
    await reported(floor, talk.personLegId, 'completed');
    expect(await counsellorRow(floor, talk.counsellorId)).toMatchObject(onBreak);
    await write(floor, talk);
    floor.clock.at = secondsAfterStart(600);
    await floor.use(EndWrapUp).run(talk.counsellorId);
    expect(await counsellorRow(floor, talk.counsellorId)).toMatchObject(onBreak);
  });

  it('may become offline meanwhile', async () => {
    const talk = await talking(floor);
    await choose(floor, talk.counsellorId, 'break');
    await choose(floor, talk.counsellorId, 'offline');
    await reported(floor, talk.personLegId, 'completed');
    expect(await counsellorRow(floor, talk.counsellorId)).toMatchObject({ presence: 'offline' });
  });

  it('does not excuse from the outcome: available is refused until it is written', async () => {
    const talk = await talking(floor);
    await choose(floor, talk.counsellorId, 'break');
    await reported(floor, talk.personLegId, 'completed');
    await expect(choose(floor, talk.counsellorId, 'available')).rejects.toMatchObject({ code: 'presence/outcome-missing' });
    await write(floor, talk);
    expect(await choose(floor, talk.counsellorId, 'available')).toMatchObject({ presence: 'available' });
  });

  it('is followed by no other: whoever is deactivated meanwhile goes offline', async () => {
    const talk = await talking(floor);
    await floor.use(DeactivateUser).run(talk.counsellorId, talk.counsellorId);
    expect(await counsellorRow(floor, talk.counsellorId)).toMatchObject({ presence: 'on-call', next_presence: 'offline' });
    await reported(floor, talk.personLegId, 'completed');
    expect(await counsellorRow(floor, talk.counsellorId)).toMatchObject({ presence: 'offline', presence_code: 'account-closed' });
  });
});

it('a break chosen in wrap-up begins at once', async () => {
  const talk = await talked(floor);
  expect(await choose(floor, talk.counsellorId, 'break')).toMatchObject(onBreak);
  await write(floor, talk);
  expect(await counsellorRow(floor, talk.counsellorId)).toMatchObject(onBreak);
});

it('a break chosen again tells its new reason, and begins no anew', async () => {
  const ana = await onShift(floor, 'Ana');
  await choose(floor, ana, 'break');
  floor.clock.at = secondsAfterStart(60);
  expect(await choose(floor, ana, 'break', 'back at two')).toMatchObject({
    presence_reason: 'Meal: back at two',
    presence_since: secondsAfterStart(0),
  });
});

it('misses are counted by the policy of the offer’s site', async () => {
  await siteDecides(floor, { missesBeforeAway: 1 });
  const offer = await offeredToAna();
  await release(offer, 'missed');
  expect(await counsellorRow(floor, offer.counsellorId)).toMatchObject({
    presence: 'break',
    presence_code: 'missed-offers',
    presence_reason: '1 offers in a row were not answered',
  });
});

describe('choosing to go, at the same moment as', () => {
  const rounds = Array.from({ length: 8 }, (_, round) => round);

  it.each(rounds)('an offer is made: they are away, or go when it is over (%i)', async (round) => {
    const ana = await onShift(floor, 'Ana');
    const person = await due(floor, number(round));
    const [made] = await Promise.allSettled([offered(floor, person), choose(floor, ana, 'offline')]);
    const now = await counsellorRow(floor, ana);
    if (made.status === 'rejected') return expect(now).toMatchObject({ presence: 'offline' });
    expect(now).toMatchObject({ presence: 'offered', next_presence: 'offline' });
    await release(made.value, 'declined');
    expect(await counsellorRow(floor, ana)).toMatchObject({ presence: 'offline' });
  });

  it.each([
    ['it expires', expire],
    ['it is declined', (offer: Offered) => release(offer, 'declined')],
    ['it is withdrawn', withdraw],
  ])('%s: they are away', async (_, ends) => {
    for (const round of rounds) {
      await floor.reset();
      const ana = await onShift(floor, 'Ana');
      const offer = await offered(floor, await due(floor, number(round)));
      floor.clock.at = secondsAfterStart(20);
      await Promise.all([choose(floor, ana, 'break'), ends(offer)]);
      expect(await counsellorRow(floor, ana)).toMatchObject(onBreak);
      expect(await pending()).toEqual([]);
    }
  });

  it('it is accepted: they talk, and are away afterwards', async () => {
    for (const round of rounds) {
      await floor.reset();
      const ana = await onShift(floor, 'Ana');
      const offer = await offered(floor, await due(floor, number(round)));
      await Promise.all([choose(floor, ana, 'break'), floor.use(AnswerByClick).accept(offer.offerId, ana)]);
      expect(await counsellorRow(floor, ana)).toMatchObject({ presence: 'on-call', next_presence: 'break' });
    }
  });

  it('the call ends, its timer runs and its outcome is written: they are away', async () => {
    for (const _round of rounds) {
      await floor.reset();
      const talk = await talking(floor);
      await Promise.all([
        choose(floor, talk.counsellorId, 'break'),
        reported(floor, talk.personLegId, 'completed').then(() => write(floor, talk)),
        floor.use(EndWrapUp).run(talk.counsellorId),
      ]);
      expect(await counsellorRow(floor, talk.counsellorId)).toMatchObject(onBreak);
    }
  });
});
