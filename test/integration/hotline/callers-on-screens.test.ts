import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { LiveBoardReadModel } from '../../../src/modules/board/live-board.read-model.js';
import { PersonTimelineReadModel } from '../../../src/modules/board/timeline/person-timeline.read-model.js';
import { due, number, offered, onShift, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { start } from '../intake/seeded-rows.js';
import { CallerOnTheLine } from './caller.js';
import { testSeals } from '../platform/test-keys.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await onShift(floor, 'Ana', 5, 'on-call');
});

const after = (seconds: number) => {
  floor.clock.at = secondsAfterStart(seconds);
};
const board = () => new LiveBoardReadModel(floor.database, floor.clock).now();
const told = async (caller: CallerOnTheLine) => {
  const { items } = await new PersonTimelineReadModel(floor.database, testSeals).of(String((await caller.record())['person_id']));
  return items.filter(({ kind }) => /^(caller|number|leg)-/.test(kind)).map(({ sentence }) => sentence);
};

describe('the live board', () => {
  it('shows everybody on the phone: danger first, their place in the one line, and no full number', async () => {
    const [first, second, third] = [number(41), 'anonymous', number(43)];
    const greeted = await CallerOnTheLine.dials(floor, first);
    const hidden = await CallerOnTheLine.dials(floor, second);
    after(5);
    await hidden.press('');
    const crisis = await CallerOnTheLine.dials(floor, third);
    after(6);
    await crisis.press('9');
    const gone = await CallerOnTheLine.dials(floor, number(44));
    await gone.hangsUp();
    const { callers, waiting } = await board();
    expect(callers).toMatchObject([
      {
        number: '••••43',
        stage: 'waiting',
        crisis: true,
        position: 1,
        arrivedAt: secondsAfterStart(5),
        since: secondsAfterStart(6),
      },
      { inboundCallId: (await greeted.record())['id'], number: '••••41', stage: 'greeting', crisis: false, position: null },
      { number: null, stage: 'waiting', crisis: false, position: 2, since: secondsAfterStart(5) },
    ]);
    expect(callers).toHaveLength(3);
    expect(waiting.first.map(({ kind }) => kind)).toEqual(['live', 'live']);
  });

  it('tells callers from callbacks in the one line they wait in, and counts both in a place', async () => {
    const before = await due(floor, number(45));
    await expect(offered(floor, before)).rejects.toThrow('Nobody was free');
    await floor.database.query('update queue_entry set deadline_at = $1', [start]);
    const caller = await CallerOnTheLine.dials(floor);
    await caller.press('');
    const { callers, waiting } = await board();
    expect(waiting.first.map(({ kind }) => kind)).toEqual(['callback', 'live']);
    expect(callers).toMatchObject([{ position: 2 }]);
  });
});

describe('the timeline of somebody who calls', () => {
  it('tells that they called, waited and hung up', async () => {
    const caller = await CallerOnTheLine.dials(floor);
    after(4);
    await caller.press('');
    after(39);
    await caller.hangsUp();
    expect(await told(caller)).toEqual([
      'They called us from ••••47.',
      'They waited on the line for 35 s.',
      'Their call ended: They hung up while waiting.',
    ]);
  });

  it('tells of the crisis key, a kept place and a message', async () => {
    await floor.rows.staff('Morgan', 'manager');
    const caller = await CallerOnTheLine.dials(floor);
    await caller.press('9');
    after(70);
    const id = (await caller.record())['id'];
    await floor.database.query(
      `update inbound_call set chose_callback = 'keep-my-place', message_seconds = 12, transferred_at = $2, crisis_line_dropped_at = $3 where id = $1`,
      [id, secondsAfterStart(50), secondsAfterStart(40)],
    );
    await caller.hangsUp();
    expect(await told(caller)).toEqual([
      'They called us from ••••47.',
      'They pressed the crisis key: first in line.',
      'The crisis line picked up, but the connection broke before they could talk: first in our line again.',
      'They were connected to the crisis line.',
      'They waited on the line for 1 min 10 s.',
      'They chose to keep their place and be called back.',
      'They left a message of 12 s.',
      expect.stringMatching(/^Their call ended: They were connected to the crisis line/),
    ]);
  });

  it('tells of a withheld number, of a block, and of a call that was not put through', async () => {
    await floor.rows.person(number(47));
    const hidden = await CallerOnTheLine.dials(floor, 'anonymous');
    await hidden.press('');
    expect(await told(hidden)).toEqual(['They called us and withheld their number.']);
    const { userId } = await floor.rows.staff('Morgan', 'manager');
    await floor.rows.insert('blocked_caller', {
      id: uuid(),
      caller_number: number(47),
      reason: 'Threats',
      until: secondsAfterStart(86_400),
      by_user_id: userId,
      created_at: start,
    });
    after(60);
    const refused = await CallerOnTheLine.dials(floor);
    await floor.database.query('update blocked_caller set lifted_at = $1', [secondsAfterStart(90)]);
    expect(await told(refused)).toEqual([
      'Morgan blocked calls from ••••47 until Nov 24, 10:00 AM EST: Threats.',
      'They called us from ••••47.',
      'They were not put through: Staff blocked this number.',
      'Calls from ••••47 are let in again.',
    ]);
  });
});
