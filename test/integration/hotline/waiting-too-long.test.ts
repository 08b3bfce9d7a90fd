import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { WatchWaiting } from '../../../src/modules/hotline/index.js';
import { ReleaseOffer } from '../../../src/modules/routing/index.js';
import { messages, onShift, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { CallerOnTheLine } from './caller.js';
import { emptyTables } from '../../support/empty-tables.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await emptyTables(floor.database, 'alert');
  await floor.reset();
});

const after = (seconds: number) => {
  floor.clock.at = secondsAfterStart(seconds);
};
/** What the sweep does every two seconds. */
async function watch(): Promise<void> {
  const watcher = floor.use(WatchWaiting);
  for (const { id } of await watcher.tooLong()) await Promise.all([watcher.alert(id), watcher.alert(id)]);
}
const alerts = () =>
  floor.database.query<{ sentence: string }>(`select subject_id, sentence from alert where kind = 'waiting-too-long'`);
const inLine = async (key: '' | '9') => {
  const caller = await CallerOnTheLine.dials(floor);
  await caller.press(key);
  return caller;
};

describe('a caller who waits too long', () => {
  it('is told of once, after five minutes with nobody free, also when somebody has seen it', async () => {
    await onShift(floor, 'Ana', 5, 'on-call');
    const caller = await inLine('');
    after(300);
    await watch();
    expect(await alerts()).toEqual([]);
    after(301);
    await watch();
    const { id } = await caller.record();
    expect(await alerts()).toMatchObject([{ subject_id: id, sentence: expect.stringContaining('nobody is free') }]);
    await floor.database.query('update alert set acknowledged_at = now()');
    after(400);
    await watch();
    expect(await alerts()).toHaveLength(1);
    expect(await messages(floor, 'AlertRaised')).toHaveLength(1);
  });

  it('is not told of while a counsellor’s phone rings for them, or once they hung up', async () => {
    await onShift(floor, 'Ana');
    await inLine('');
    const gone = await CallerOnTheLine.dials(floor, '+12025550148');
    await gone.press('');
    await gone.hangsUp();
    after(400);
    await watch();
    expect(await alerts()).toEqual([]);
  });

  it('in a crisis is told of after a minute in which nobody was offered them', async () => {
    await onShift(floor, 'Ana', 5, 'on-call');
    await inLine('9');
    after(60);
    await watch();
    expect(await alerts()).toEqual([]);
    after(61);
    await watch();
    expect(await alerts()).toMatchObject([{ sentence: expect.stringContaining('crisis') }]);
  });

  it('in a crisis counts from the last offer that was missed', async () => {
    await onShift(floor, 'Ana');
    await inLine('9');
    const [offer] = await floor.database.query<{ id: string }>('select id from offer');
    after(50);
    await floor.database.transaction((tx) =>
      floor.use(ReleaseOffer).run(tx, offer!.id, { kind: 'missed', why: 'not picked up' }, secondsAfterStart(50)),
    );
    after(100);
    await watch();
    expect(await alerts()).toEqual([]);
    after(111);
    await watch();
    expect(await alerts()).toHaveLength(1);
  });
});
