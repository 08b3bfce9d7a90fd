import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { onShift, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { CallerOnTheLine } from './caller.js';

let floor: Floor;
let first: CallerOnTheLine;
let second: CallerOnTheLine;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await onShift(floor, 'Ana', 5, 'on-call');
  await floor.rows.staff('Morgan', 'manager');
  [first, second] = [await CallerOnTheLine.dials(floor), await CallerOnTheLine.dials(floor)];
  await first.press('');
  await second.press('');
  floor.clock.at = secondsAfterStart(30);
});

const openCallbacks = () =>
  floor.database.query<Record<string, unknown>>('select * from callback where ended_at is null order by created_at, id');
const ownerId = async () => {
  const [number] = await floor.database.query<{ person_id: string }>('select person_id from phone_number');
  return number!.person_id;
};

describe('two callers with one number (F47)', () => {
  it('wait in line as two; the second hangs up, and the first keeps the place and the one callback', async () => {
    expect(await openCallbacks()).toHaveLength(2);
    await second.hangsUp();
    expect(await second.record()).toMatchObject({ stage: 'ended', outcome: 'no-number' });
    expect(await first.record()).toMatchObject({ stage: 'waiting' });
    expect(await openCallbacks()).toMatchObject([{ state: 'queued', person_id: await ownerId() }]);
  });

  it('hang up one after the other: one callback, to the number', async () => {
    await first.hangsUp();
    await second.hangsUp();
    expect(await second.record()).toMatchObject({ outcome: 'callback', person_id: await ownerId() });
    expect(await openCallbacks()).toMatchObject([{ state: 'scheduled', person_id: await ownerId() }]);
  });

  it('and the second, in a crisis, was connected to the crisis line: a human looks after the number', async () => {
    await second.waits();
    await second.press('9');
    await first.hangsUp();
    await floor.database.query('update inbound_call set transferred_at = $1 where crisis_at is not null', [floor.clock.at]);
    await second.hangsUp();
    expect(await second.record()).toMatchObject({ outcome: 'transferred' });
    expect(await openCallbacks()).toMatchObject([{ state: 'needs-decision', person_id: await ownerId() }]);
  });
});
