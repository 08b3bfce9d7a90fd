import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CallbackCallScript, FinishAttempt } from '../../../src/modules/callbacks/index.js';
import { AnswerByClick } from '../../../src/modules/callbacks/place/answer-by-click.js';
import { LoseCounsellor, RingCounsellor } from '../../../src/modules/calls/index.js';
import { ReturnToLine } from '../../../src/modules/hotline/index.js';
import { onShift, row, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { reported } from '../calls/talk-steps.js';
import { CallerOnTheLine } from './caller.js';

let floor: Floor;
let caller: CallerOnTheLine;
let callId: string;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

/** A caller talks to Ana, whose browser vanishes and does not come back. */
beforeEach(async () => {
  await floor.reset();
  const ana = await onShift(floor, 'Ana');
  await floor.database.query(`update counsellor set device = 'softphone', softphone_seen_at = $1`, [floor.clock.at]);
  caller = await CallerOnTheLine.dials(floor);
  await caller.press('');
  const [offer] = await floor.database.query<{ id: string }>(`select id from offer where state = 'pending'`);
  await floor.use(AnswerByClick).accept(offer!.id, ana);
  await floor.use(RingCounsellor).run(offer!.id);
  const anaLeg = floor.carrier.rung.at(-1)!.legId;
  await floor.use(CallbackCallScript).answered(anaLeg, `CA-${anaLeg}`);
  await caller.joins();
  callId = String((await row(floor, 'call_leg', caller.legId))['call_id']);
  await reported(floor, anaLeg, 'completed');
  floor.clock.at = secondsAfterStart(30);
  await floor.use(LoseCounsellor).giveUp(callId);
});

const homeless = async () => (await floor.use(ReturnToLine).homeless()).map(({ id }) => id);
const place = async () =>
  (await floor.database.query('select state, inbound_call_id from queue_entry where ended_at is null'))[0] ?? null;

describe('a caller whose counsellor is lost', () => {
  it('is asked out of the room and told that we were cut off, in the place they had', async () => {
    await floor.use(FinishAttempt).run(callId);
    await floor.use(ReturnToLine).run(caller.legId);
    expect(floor.carrier.moved).toEqual([{ carrierSid: caller.carrierSid, legId: caller.legId, step: 'line-left' }]);
    await caller.ask('line-left', {});
    expect(caller.hears).toEqual(['dropped.please-wait']);
    expect(caller.flow.at(-1)).toMatchObject({ kind: 'park' });
    expect(await caller.record()).toMatchObject({ stage: 'waiting' });
    expect(await place()).toMatchObject({ state: 'waiting', inbound_call_id: (await caller.record())['id'] });
    expect(await caller.callback()).toMatchObject({ state: 'queued', urgency: 'urgent' });
  });

  it('and hangs up while waiting for the next is called back, although they have talked', async () => {
    await floor.use(FinishAttempt).run(callId);
    await caller.ask('line-left', {});
    await caller.hangsUp();
    expect(await caller.record()).toMatchObject({ outcome: 'talked' });
    expect(await caller.callback()).toMatchObject({ state: 'scheduled', ended_at: null });
    expect(await place()).toBeNull();
  });

  it('hears once that we were cut off, then that they have their place', async () => {
    await floor.use(FinishAttempt).run(callId);
    await caller.ask('line-left', {});
    await caller.ask('line-left', {});
    expect(caller.hears).toEqual(['waiting.still-here']);
  });

  it('is found when the job that brings them back was lost, until they are in line', async () => {
    expect(await homeless()).toEqual([]);
    floor.clock.at = secondsAfterStart(36);
    await floor.use(FinishAttempt).run(callId);
    expect(await homeless()).toEqual([caller.legId]);
    await caller.ask('line-left', {});
    expect(await homeless()).toEqual([]);
  });

  it('is found without a place in line, and gets one', async () => {
    await floor.use(FinishAttempt).run(callId);
    await caller.ask('line-left', {});
    await floor.database.query('update queue_entry set state = $1, ended_at = $2, end_reason = $1', ['ended', floor.clock.at]);
    floor.clock.at = secondsAfterStart(36);
    expect(await homeless()).toEqual([caller.legId]);
    await caller.ask('line-left', {});
    expect(await place()).toMatchObject({ state: 'waiting' });
    expect(await homeless()).toEqual([]);
  });

  it('is left alone once they have hung up or are with the next counsellor', async () => {
    await floor.use(FinishAttempt).run(callId);
    await floor.database.query('update call_leg set call_id = $2 where id = $1', [caller.legId, callId]);
    await floor.use(ReturnToLine).run(caller.legId);
    await floor.database.query('update call_leg set call_id = null where id = $1', [caller.legId]);
    await caller.hangsUp();
    await floor.use(ReturnToLine).run(caller.legId);
    expect(floor.carrier.moved.filter(({ step }) => step === 'line-left')).toEqual([]);
    floor.clock.at = secondsAfterStart(60);
    expect(await homeless()).toEqual([]);
  });
});
