import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EndWrapUp } from '../../../src/modules/counsellors/index.js';
import { ExtendWrapUp } from '../../../src/modules/counsellors/presence/extend-wrap-up.js';
import { due, offered, row, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { outsideNumber, reported, talking } from '../calls/talk-steps.js';
import { minutesAfterStart } from '../intake/seeded-rows.js';
import { choose, counsellorRow, siteDecides, talked, timers, write } from './presence-steps.js';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await siteDecides(floor, {});
});

const timeIsUp = async (counsellorId: string, seconds: number) => {
  floor.clock.at = secondsAfterStart(seconds);
  await floor.use(EndWrapUp).run(counsellorId);
  return counsellorRow(floor, counsellorId);
};
const extend = (counsellorId: string) => floor.use(ExtendWrapUp).run(counsellorId);

describe('wrap-up', () => {
  it('lasts as long as the site of the call says, and its end is a timer of the server', async () => {
    await siteDecides(floor, { wrapUpSeconds: 45 });
    const { counsellorId } = await talked(floor);
    expect(await counsellorRow(floor, counsellorId)).toMatchObject({
      presence: 'wrap-up',
      presence_until: secondsAfterStart(45),
    });
    expect(await timers(floor)).toEqual([secondsAfterStart(45)]);
  });

  it('ends when the outcome is written', async () => {
    const talk = await talked(floor);
    await write(floor, talk);
    expect(await counsellorRow(floor, talk.counsellorId)).toMatchObject({ presence: 'available', presence_until: null });
  });

  it('is overdue when its time is up and the outcome is missing, and nobody is offered; the outcome ends it', async () => {
    const talk = await talked(floor);
    expect(await timeIsUp(talk.counsellorId, 119)).toMatchObject({ overdue_since: null });
    expect(await timeIsUp(talk.counsellorId, 120)).toMatchObject({
      presence: 'wrap-up',
      presence_until: null,
      overdue_since: secondsAfterStart(120),
    });
    expect(await floor.use(EndWrapUp).ended()).toEqual([]);
    await expect(offered(floor, await due(floor, '+12025550148'))).rejects.toThrow('Nobody was free');
    await write(floor, talk);
    expect(await counsellorRow(floor, talk.counsellorId)).toMatchObject({ presence: 'available', overdue_since: null });
  });

  it('is found by the sweep when the timer was lost', async () => {
    const { counsellorId } = await talked(floor);
    floor.clock.at = secondsAfterStart(120);
    expect(await floor.use(EndWrapUp).ended()).toEqual([{ id: counsellorId }]);
  });
});

describe('more time', () => {
  it('is given as often as the site says, and moves the timer', async () => {
    await siteDecides(floor, { extensionSeconds: 60, mostExtensions: 2 });
    const { counsellorId } = await talked(floor);
    expect(await extend(counsellorId)).toMatchObject({ presence_until: minutesAfterStart(3), extensions: 1 });
    expect(await timeIsUp(counsellorId, 120)).toMatchObject({ presence_until: minutesAfterStart(3), overdue_since: null });
    expect(await extend(counsellorId)).toMatchObject({ presence_until: minutesAfterStart(4), extensions: 2 });
    expect(await timers(floor)).toEqual([2, 3, 4].map(minutesAfterStart));
    const before = await counsellorRow(floor, counsellorId);
    await expect(extend(counsellorId)).rejects.toMatchObject({ kind: 'conflict', code: 'presence/no-more-extensions' });
    expect(await counsellorRow(floor, counsellorId)).toEqual(before);
  });

  it('is given once, however many ask at once, when there is one left', async () => {
    await siteDecides(floor, { mostExtensions: 1 });
    const { counsellorId } = await talked(floor);
    const answers = await Promise.allSettled([1, 2, 3].map(() => extend(counsellorId)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is not cut short by the outcome, but by the counsellor', async () => {
    const talk = await talked(floor);
    await extend(talk.counsellorId);
    await write(floor, talk);
    expect(await counsellorRow(floor, talk.counsellorId)).toMatchObject({
      presence: 'wrap-up',
      presence_until: minutesAfterStart(4),
    });
    expect(await choose(floor, talk.counsellorId, 'available')).toMatchObject({ presence: 'available', extensions: 0 });
  });

  it('takes the mark of an overdue one away', async () => {
    const { counsellorId } = await talked(floor);
    await timeIsUp(counsellorId, 120);
    expect(await extend(counsellorId)).toMatchObject({ overdue_since: null, presence_until: minutesAfterStart(4) });
  });

  it('is for after a call', async () => {
    const { counsellorId } = await talking(floor);
    await expect(extend(counsellorId)).rejects.toMatchObject({ kind: 'conflict', code: 'presence/not-in-wrap-up' });
  });
});

describe('the weight of a talk', () => {
  const standing = async (counsellorId: string) => {
    const { presence_since: since, talk_weight_seconds: weight } = await counsellorRow(floor, counsellorId);
    const [route] = await floor.database.query<{ free: Date | null }>(
      'select free_since as free from counsellor_route where counsellor_id = $1',
      [counsellorId],
    );
    return { weight, behind: route!.free && (route!.free.getTime() - (since as Date).getTime()) / 1000 };
  };

  it('puts its counsellor further back in the order of the idle: a quarter of its length, and more after a crisis', async () => {
    const talk = await talking(floor);
    await floor.database.query(`update callback set urgency = 'urgent' where id = $1`, [talk.callbackId]);
    floor.clock.at = minutesAfterStart(40);
    await reported(floor, talk.personLegId, 'completed');
    await write(floor, talk);
    expect(await standing(talk.counsellorId)).toEqual({ weight: 1500, behind: null });
    await timeIsUp(talk.counsellorId, 45 * 60);
    expect(await standing(talk.counsellorId)).toEqual({ weight: 1500, behind: 1500 });
  });

  it('is forgotten at the end of the shift', async () => {
    const talk = await talked(floor, 'urgent');
    await write(floor, talk);
    await choose(floor, talk.counsellorId, 'offline');
    await choose(floor, talk.counsellorId, 'available');
    expect(await standing(talk.counsellorId)).toEqual({ weight: 0, behind: 0 });
  });
});

describe('after a crisis call', () => {
  it('there is a rest that the program does not cut short', async () => {
    const talk = await talked(floor, 'urgent');
    expect(await counsellorRow(floor, talk.counsellorId)).toMatchObject({
      presence: 'wrap-up',
      presence_code: 'rest',
      rest_until: minutesAfterStart(5),
    });
    await write(floor, talk);
    expect(await timeIsUp(talk.counsellorId, 299)).toMatchObject({ presence: 'wrap-up' });
    expect(await timeIsUp(talk.counsellorId, 300)).toMatchObject({ presence: 'available', rest_until: null });
  });

  it('that was shorter than the time to write, the outcome ends the wrap-up from the end of the rest', async () => {
    await siteDecides(floor, { restAfterCrisisSeconds: 60 });
    const talk = await talked(floor, 'urgent');
    await write(floor, talk);
    expect(await counsellorRow(floor, talk.counsellorId)).toMatchObject({ presence_until: minutesAfterStart(1) });
    expect((await timers(floor)).at(-1)).toEqual(minutesAfterStart(1));
    expect(await timeIsUp(talk.counsellorId, 60)).toMatchObject({ presence: 'available' });
  });

  it('the counsellor may end it earlier, once the outcome is written', async () => {
    const talk = await talked(floor, 'urgent');
    await expect(choose(floor, talk.counsellorId, 'available')).rejects.toMatchObject({ code: 'presence/outcome-missing' });
    await write(floor, talk);
    expect(await choose(floor, talk.counsellorId, 'available')).toMatchObject({ presence: 'available' });
  });

  it.each([
    ['crisis-line', true],
    ['medical-partner', false],
  ])('that went to a %s there is a rest: %s', async (kind, rests) => {
    const talk = await talking(floor);
    await floor.rows.insert('hand_over', {
      id: talk.callId,
      call_id: talk.callId,
      kind,
      outside_number_id: await outsideNumber(floor, kind),
      to_number: '+12025550190',
      name: 'Them',
      state: 'done',
      started_by: talk.counsellorId,
      started_at: floor.clock.at,
      answered_at: floor.clock.at,
      ended_at: floor.clock.at,
    });
    await reported(floor, talk.personLegId, 'completed');
    expect((await row(floor, 'counsellor', talk.counsellorId))['rest_until'] !== null).toBe(rests);
  });
});
