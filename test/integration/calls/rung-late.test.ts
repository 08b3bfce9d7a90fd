import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AnswerByClick } from '../../../src/modules/callbacks/place/answer-by-click.js';
import { RingCounsellor } from '../../../src/modules/calls/index.js';
import { due, offered, onShift, secondsAfterStart, type Offered } from './floor-steps.js';
import { openFloor, type Floor } from './opened-floor.js';

let floor: Floor;
let offer: Offered;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await onShift(floor, 'Ana');
  offer = await offered(floor, await due(floor));
});

const unrung = (seconds: number) => {
  floor.clock.at = secondsAfterStart(seconds);
  return floor.use(RingCounsellor).unrung();
};
const rung = (offerId: string) =>
  floor.database.query(`select to_number from call_leg where offer_id = $1 and party = 'counsellor'`, [offerId]);

describe('an offer for which no phone rang, because the process that should ring it died', () => {
  it('is found after two seconds, not before, and rung once', async () => {
    expect(await unrung(1)).toEqual([]);
    expect(await unrung(3)).toEqual([{ id: offer.offerId }]);
    await floor.use(RingCounsellor).again(offer.offerId);
    expect(await unrung(4)).toEqual([]);
    expect(await rung(offer.offerId)).toHaveLength(1);
  });

  it('is found too when it was accepted by a click: the talk needs the phone', async () => {
    await floor.use(AnswerByClick).accept(offer.offerId, offer.counsellorId);
    expect(await unrung(3)).toEqual([{ id: offer.offerId }]);
  });

  it('is left alone once it was withdrawn', async () => {
    await floor.database.query(`update offer set state = 'withdrawn', ended_at = now() where id = $1`, [offer.offerId]);
    expect(await unrung(3)).toEqual([]);
  });
});
