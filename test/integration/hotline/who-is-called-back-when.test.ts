import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LookAtCallback } from '../../../src/modules/callbacks/index.js';
import { SiteDirectory } from '../../../src/modules/sites/index.js';
import { dialling, due, offered, onShift, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { minutesAfterStart } from '../intake/seeded-rows.js';
import { CallerOnTheLine } from './caller.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(() => floor.reset());
afterEach(() => hours({ always: true }));

// 15:00 UTC on a Monday in November is 10:00 in New York.
const openFrom = (from: string) => ({ mon: [[from, '20:00']], tue: [[from, '20:00']] });

async function hours(value: object): Promise<void> {
  await floor.database.query('update site set hours = $1', [JSON.stringify(value)]);
  floor.use(SiteDirectory).forget();
}

describe('a known number calls', () => {
  it('and is offered to the counsellor who talked to them last, although another has been idle longer', async () => {
    const ana = await onShift(floor, 'Ana', 1);
    const { callId } = await dialling(floor, await offered(floor, await due(floor)));
    await floor.database.query(
      `update call set connected_at = $2, state = 'ended', ended_at = $2, end_cause = 'completed' where id = $1`,
      [callId, minutesAfterStart(1)],
    );
    await floor.database.query(`update callback set state = 'done', ended_at = now()`);
    await floor.database.query(`update callback_attempt set ended_at = now(), outcome = 'connected'`);
    await floor.database.query(`update counsellor set presence = 'available', presence_since = $1`, [minutesAfterStart(2)]);
    await onShift(floor, 'Ben', 60);
    floor.clock.at = minutesAfterStart(5);
    const caller = await CallerOnTheLine.dials(floor);
    await caller.press('');
    const [offer] = await floor.database.query<{ counsellor_id: string; why: { sentence: string } }>(
      `select counsellor_id, why from offer where state = 'pending'`,
    );
    expect(offer).toMatchObject({ counsellor_id: ana, why: { sentence: expect.stringContaining('took their last call') } });
  });
});

describe('the site is closed', () => {
  beforeEach(() => hours(openFrom('12:00')));

  it('is said, and callers of the night are called after opening, not all at its first minute', async () => {
    await onShift(floor, 'Ana', 5, 'offline');
    for (const n of [0, 1, 2]) {
      const caller = await CallerOnTheLine.dials(floor, `+1202555017${n}`);
      await caller.press('');
      expect(caller.hears).toEqual(['closed.sentence', 'closed.menu']);
      await caller.press('1');
      floor.clock.at = secondsAfterStart(60 * (n + 1));
      await caller.hangsUp();
    }
    const promised = await floor.database.query<{ id: string }>(
      `select id from callback where origin = 'closed' order by created_at`,
    );
    for (const { id } of promised) await floor.use(LookAtCallback).run(id);
    const opening = new Date('2026-11-23T17:00:00Z').getTime();
    const due = await floor.database.query<{ due_at: Date }>(
      `select due_at from callback where origin = 'closed' order by due_at`,
    );
    const minutes = due.map(({ due_at }) => (due_at.getTime() - opening) / 60_000);
    expect(minutes).toEqual([0, 15, 30]);
  });

  it('does not keep anybody in danger from the line', async () => {
    const caller = await CallerOnTheLine.dials(floor);
    await caller.press('9');
    expect(await caller.record()).toMatchObject({ stage: 'waiting' });
  });
});
