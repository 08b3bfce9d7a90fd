import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DialIn, RingCounsellorAgain, RoomReports } from '../../../src/modules/calls/index.js';
import { HangUpCall } from '../../../src/modules/calls/in-call/hang-up-call.js';
import { messages, onShift, row } from './floor-steps.js';
import { openFloor, type Floor } from './opened-floor.js';
import { callRow, holdJobs, reported, seatOf, talking, type Talk } from './talk-steps.js';

let floor: Floor;
let talk: Talk;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  talk = await talking(floor, true);
});

const identityOf = (userId: string) => `user_${userId.replaceAll('-', '')}`;
const dialsIn = (callId: string | null, by = talk.counsellorId, carrierSid = 'CA-browser') =>
  floor.use(DialIn).softphoneCalled({ carrierSid, identity: identityOf(by), callId });
const crashes = async () => {
  await reported(floor, talk.counsellorLegId, 'completed');
  await holdJobs(floor);
};
const legs = () =>
  floor.database.query<{ id: string }>(`select id from call_leg where call_id = $1 and party = 'counsellor'`, [talk.callId]);
const refusal = [{ kind: 'say', line: { key: 'counsellor.no-call-of-yours' } }, { kind: 'hang-up' }];

describe('a browser that dials in by itself', () => {
  it('after a crash is back in the talk, and the person is off hold', async () => {
    await crashes();
    const { legId, flow } = await dialsIn(talk.callId);
    expect(flow).toMatchObject([{ kind: 'join-room', room: talk.room, endsRoom: false }]);
    expect(await row(floor, 'call_leg', legId)).toMatchObject({ state: 'in-progress', joined_at: floor.clock.at });
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'talking', counsellor_lost_at: null });
    await holdJobs(floor);
    expect(seatOf(floor, talk.room, talk.personSid)?.held).toBe(false);
  });

  it('gets the same answer when the carrier asks twice, also at once', async () => {
    await crashes();
    const answers = await Promise.all([dialsIn(talk.callId), dialsIn(talk.callId)]);
    expect(answers[0]).toEqual(answers[1]);
    expect(await legs()).toHaveLength(2);
  });

  it('is not rung any more, and an older one of theirs is hung up: the last to come counts', async () => {
    await crashes();
    await floor.use(RingCounsellorAgain).run(talk.callId);
    const first = await dialsIn(talk.callId);
    const second = await dialsIn(talk.callId, talk.counsellorId, 'CA-tab-2');
    const hungUp = new Set((await messages(floor, 'end-leg')).map(({ payload }) => payload['legId']));
    expect(hungUp.size).toBe(2);
    expect(hungUp).toContain(first.legId);
    expect(hungUp).not.toContain(second.legId);
    await reported(floor, first.legId, 'completed');
    expect(await callRow(floor, talk.callId)).toMatchObject({ state: 'talking', counsellor_lost_at: null });
  });

  it('that is lost again is looked up, since nobody reports its end', async () => {
    await crashes();
    const { legId } = await dialsIn(talk.callId);
    await floor.use(RoomReports).roomReported({
      room: talk.room,
      carrierRoom: 'CF1',
      kind: 'left',
      carrierSid: 'CA-browser',
      label: null,
      sequence: 9,
      reason: 'participant_hung_up',
    });
    expect(await messages(floor, 'check-leg')).toMatchObject([{ payload: { legId } }]);
  });

  it.each([
    ['for no call', async () => dialsIn(null)],
    ['for something that is no call', async () => dialsIn('1; drop table')],
    ['for the call of a colleague', async () => dialsIn(talk.callId, await onShift(floor, 'Ben'))],
    [
      'for a call that is over',
      async () => {
        await floor.use(HangUpCall).run(talk.callId, talk.counsellor);
        return dialsIn(talk.callId);
      },
    ],
  ])('%s hears so and is hung up', async (_, asked) => {
    const { flow } = await asked();
    expect(flow).toMatchObject(refusal);
    expect(await legs()).toHaveLength(1);
  });

  it('of nobody is hung up', async () => {
    expect(
      await floor.use(DialIn).softphoneCalled({ carrierSid: 'CA-x', identity: 'stranger', callId: talk.callId }),
    ).toMatchObject({
      flow: [{ kind: 'hang-up' }],
    });
  });
});
