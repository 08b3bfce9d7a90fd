import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Disposition } from '../../../src/core/callbacks/attempt-outcomes.js';
import { FinishAttempt, LookAtCallback } from '../../../src/modules/callbacks/index.js';
import { RecordDisposition } from '../../../src/modules/callbacks/settle/record-disposition.js';
import { LoseCounsellor, PlaceLeg } from '../../../src/modules/calls/index.js';
import { dialling, messages, offered, onShift, row, secondsAfterStart, type Dialling } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { reported, talking, type Talk } from '../calls/talk-steps.js';

let floor: Floor;
let talk: Talk;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

/** Their counsellor's browser vanished and did not come back: an urgent callback is scheduled. */
beforeEach(async () => {
  await floor.reset();
  await floor.rows.staff('Mia', 'manager');
  talk = await talking(floor, true);
  await reported(floor, talk.counsellorLegId, 'completed');
  floor.clock.at = secondsAfterStart(30);
  await floor.use(LoseCounsellor).giveUp(talk.callId);
  await reported(floor, talk.personLegId, 'completed');
  await floor.use(FinishAttempt).run(talk.callId);
  floor.clock.at = secondsAfterStart(40);
});

const callback = () => row(floor, 'callback', talk.callbackId);
const write = (disposition: Disposition, askedFor?: string) =>
  floor.use(RecordDisposition).run(talk.callId, talk.counsellor, { disposition, askedFor });
const entry = async () =>
  (await floor.database.query('select state, end_reason from queue_entry order by arrived_at desc, id desc limit 1'))[0];
const revocations = () =>
  floor.database.query(`select evidence from consent_event where kind = 'call_live' and action = 'revoke'`);

describe('an outcome that is written after a cut-off', () => {
  it.each([
    ['reached', undefined, { state: 'done' }],
    ['asked-later', '2026-11-23T22:00:00Z', { state: 'scheduled', due_at: new Date('2026-11-23T22:00:00Z') }],
    ['wrong-number', undefined, { state: 'needs-decision' }],
    ['do-not-call', undefined, { state: 'cancelled' }],
    ['hung-up', undefined, { state: 'scheduled', urgency: 'urgent', due_at: secondsAfterStart(30) }],
  ] as const)('%s counts: nobody calls whom nobody should call', async (disposition, askedFor, expected) => {
    await write(disposition, askedFor);
    expect(await callback()).toMatchObject(expected);
    expect(await revocations()).toHaveLength(disposition === 'do-not-call' ? 1 : 0);
  });

  it('takes the next counsellor’s offer back', async () => {
    await onShift(floor, 'Ben');
    await floor.use(LookAtCallback).run(talk.callbackId);
    expect(await floor.database.query(`select from offer where state = 'pending'`)).toHaveLength(1);
    await write('do-not-call');
    expect(await entry()).toMatchObject({ state: 'ended', end_reason: 'They asked us never to call again.' });
    expect(await floor.database.query(`select from offer where state = 'pending'`)).toEqual([]);
    expect(await callback()).toMatchObject({ state: 'cancelled' });
  });

  it('does not answer what they asked for since', async () => {
    await floor.database.query('update callback set asked_again_at = $1', [secondsAfterStart(35)]);
    await write('reached');
    expect(await callback()).toMatchObject({ state: 'scheduled', because: 'They asked again after the last talk' });
  });

  describe('while another counsellor is calling them', () => {
    let next: Dialling;
    beforeEach(async () => {
      await onShift(floor, 'Ben');
      next = await dialling(floor, await offered(floor, talk));
      await floor.use(PlaceLeg).run(next.personLegId);
    });
    const hungUp = async () => (await messages(floor, 'end-leg')).some(({ payload }) => payload['legId'] === next.personLegId);

    it('calls the ring off when nobody may call again', async () => {
      await write('do-not-call');
      expect(await callback()).toMatchObject({ state: 'cancelled', because: 'They asked us never to call again.' });
      expect(await row(floor, 'call', next.callId)).toMatchObject({ state: 'ended', end_cause: 'do-not-call' });
      expect(await hungUp()).toBe(true);
      expect(await revocations()).toHaveLength(1);
    });

    it('lets them talk on when they have picked up, and it is the last call', async () => {
      await reported(floor, next.personLegId, 'in-progress');
      await write('do-not-call');
      expect(await callback()).toMatchObject({ state: 'dialling' });
      expect(await hungUp()).toBe(false);
      expect(await revocations()).toHaveLength(1);
    });

    it('says nothing of that call when it is any other outcome', async () => {
      await write('reached');
      expect(await callback()).toMatchObject({ state: 'dialling' });
      expect(await hungUp()).toBe(false);
    });
  });

  it('after a hand-over that broke off says nothing of how it went on, except that nobody may call', async () => {
    await floor.database.query(`update call set end_cause = 'hand-over-dropped'`);
    await write('reached');
    expect(await callback()).toMatchObject({ state: 'scheduled', urgency: 'urgent' });
  });
});
