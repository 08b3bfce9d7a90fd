import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ChooseDevice } from '../../../src/modules/counsellors/softphone/choose-device.js';
import { FreeVanished, MatchCounsellor } from '../../../src/modules/routing/index.js';
import { due, messages, number, offered, onShift, row, secondsAfterStart, type Offered } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { choose, counsellorRow, siteDecides } from './presence-steps.js';

let floor: Floor;
let ana: string;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await siteDecides(floor, {});
  ana = await onShift(floor, 'Ana');
  await floor.use(ChooseDevice).choose(ana, 'softphone');
  await beats();
});

const beats = (isReady = true) => floor.use(ChooseDevice).seen(ana, isReady);
const sweep = async (seconds: number) => {
  floor.clock.at = secondsAfterStart(seconds);
  for (const { id } of await floor.use(FreeVanished).silent()) await floor.use(FreeVanished).run(id);
};
const away = { presence: 'break', presence_code: 'vanished', presence_reason: 'Your browser phone was lost' };
const offeredToAna = async (): Promise<Offered> => offered(floor, await due(floor));
const offerOf = ({ offerId }: Offered) => row(floor, 'offer', offerId);

describe('a browser that is gone while somebody is offered', () => {
  it('and says so frees the person for the next counsellor at once', async () => {
    const offer = await offeredToAna();
    const ben = await onShift(floor, 'Ben');
    await beats(false);
    const [lost] = await messages(floor, 'SoftphoneLost');
    await floor.use(FreeVanished).run(lost!.payload['counsellorId'] as string);
    expect(await offerOf(offer)).toMatchObject({ state: 'expired', end_reason: 'their browser was lost' });
    expect(await counsellorRow(floor, ana)).toMatchObject({ ...away, missed_in_a_row: 0 });
    expect(await floor.database.query(`select counsellor_id from offer where state = 'pending'`)).toEqual([
      { counsellor_id: ben },
    ]);
  });

  it('and says nothing frees the person within ten seconds', async () => {
    const offer = await offeredToAna();
    await sweep(7);
    expect(await offerOf(offer)).toMatchObject({ state: 'pending' });
    await sweep(8);
    expect(await offerOf(offer)).toMatchObject({ state: 'expired' });
    expect(await counsellorRow(floor, ana)).toMatchObject(away);
  });

  it('is not gone while it beats', async () => {
    const offer = await offeredToAna();
    for (const seconds of [3, 6, 9, 12, 15]) {
      floor.clock.at = secondsAfterStart(seconds);
      expect(await beats()).toMatchObject({ heartbeatSeconds: 3 });
      await sweep(seconds);
    }
    expect(await offerOf(offer)).toMatchObject({ state: 'pending' });
  });

  it('takes the counsellor where they chose to go', async () => {
    await offeredToAna();
    await choose(floor, ana, 'offline');
    await sweep(8);
    expect(await counsellorRow(floor, ana)).toMatchObject({ presence: 'offline', presence_code: 'meal' });
  });

  it('is dealt with once, whoever sees it first', async () => {
    await offeredToAna();
    floor.clock.at = secondsAfterStart(20);
    await Promise.all([1, 2, 3].map(() => floor.use(FreeVanished).run(ana)));
    expect(await messages(floor, 'OfferMissed')).toHaveLength(1);
    expect(await counsellorRow(floor, ana)).toMatchObject(away);
  });
});

describe('a browser that is silent while its counsellor is idle', () => {
  it('is offered nobody after one missed heartbeat, and is away after three', async () => {
    await sweep(89);
    expect(await counsellorRow(floor, ana)).toMatchObject({ presence: 'available' });
    await expect(offered(floor, await due(floor, number(1)))).rejects.toThrow('Nobody was free');
    await sweep(90);
    expect(await counsellorRow(floor, ana)).toMatchObject(away);
  });

  it('is away after as many as the site says', async () => {
    await siteDecides(floor, { missedHeartbeatsBeforeAway: 1 });
    await sweep(30);
    expect(await counsellorRow(floor, ana)).toMatchObject(away);
  });

  it('and beats again stays away until the counsellor chooses to be back', async () => {
    await sweep(90);
    await beats();
    await due(floor, number(1));
    await floor.use(MatchCounsellor).run(ana);
    expect(await counsellorRow(floor, ana)).toMatchObject(away);
    expect(await choose(floor, ana, 'available')).toMatchObject({ presence: 'available' });
  });

  it('was seen again before the news came: nothing happens', async () => {
    await beats(false);
    await beats();
    await floor.use(FreeVanished).run(ana);
    expect(await counsellorRow(floor, ana)).toMatchObject({ presence: 'available' });
  });

  it('tells of its loss once, however often it says that it is not ready', async () => {
    await beats(false);
    await beats(false);
    expect(await messages(floor, 'SoftphoneLost')).toHaveLength(1);
  });

  it('does not count what it said before it was chosen', async () => {
    await floor.use(ChooseDevice).choose(ana, 'phone');
    floor.clock.at = secondsAfterStart(3600);
    await floor.use(ChooseDevice).choose(ana, 'softphone');
    await sweep(3600);
    expect(await counsellorRow(floor, ana)).toMatchObject({ presence: 'available' });
  });
});

it('a counsellor with a telephone needs no browser', async () => {
  await floor.use(ChooseDevice).choose(ana, 'phone');
  await sweep(600);
  expect(await counsellorRow(floor, ana)).toMatchObject({ presence: 'available' });
});
