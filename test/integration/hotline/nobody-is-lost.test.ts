import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LookAtCallback } from '../../../src/modules/callbacks/index.js';
import { due, onShift, row, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { CallerOnTheLine } from './caller.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(() => floor.reset());

const after = (seconds: number) => {
  floor.clock.at = secondsAfterStart(seconds);
};
const openCallbacks = () =>
  floor.database.query<Record<string, unknown>>('select * from callback where ended_at is null order by created_at, id');
const openEntries = () => floor.database.query<Record<string, unknown>>('select * from queue_entry where ended_at is null');

const inLine = async (from?: string) => {
  const caller = await CallerOnTheLine.dials(floor, from);
  await caller.press('');
  return caller;
};
/** Presses `key` in the menu of those who wait, and is taken out of the line for it. */
const chooses = async (caller: CallerOnTheLine, key: string) => {
  await caller.waits();
  await caller.press(key);
  await caller.leavesLine();
};

describe('a caller who hangs up while a counsellor is on shift', () => {
  beforeEach(async () => {
    await onShift(floor, 'Ana', 5, 'on-call');
    await floor.rows.staff('Morgan', 'manager');
  });

  it('and withheld a number that their return code leads to, is called back there', async () => {
    const first = await inLine('anonymous');
    const { return_code: code } = await first.record();
    await chooses(first, '1');
    await first.press('2025550161');
    await first.press('1');
    await first.press('1');
    await first.hangsUp();
    await floor.database.query(`update callback set state = 'done', ended_at = $1`, [floor.clock.at]);
    await floor.database.query(
      `update queue_entry set state = 'ended', ended_at = $1, end_reason = 'done' where ended_at is null`,
      [floor.clock.at],
    );
    const second = await CallerOnTheLine.dials(floor, 'anonymous');
    await second.press('*');
    await second.press(String(code));
    await second.hangsUp();
    expect(await second.record()).toMatchObject({ outcome: 'callback' });
    const [callback] = await openCallbacks();
    expect(await row(floor, 'phone_number', String(callback!['phone_number_id']))).toMatchObject({ e164: '+12025550161' });
  });

  it('having said that they are in danger: their callback is urgent', async () => {
    const caller = await inLine();
    await caller.waits();
    await caller.press('9');
    expect(await openCallbacks()).toMatchObject([{ urgency: 'urgent' }]);
    await caller.hangsUp();
    expect(await openCallbacks()).toMatchObject([{ state: 'scheduled', urgency: 'urgent' }]);
  });

  it('having asked for another number and given none: a human decides, nobody rings the number they refused', async () => {
    const caller = await inLine();
    await chooses(caller, '1');
    await caller.press('2');
    expect(caller.hears).toEqual(['keep-place.enter-number']);
    await caller.hangsUp();
    expect(await openCallbacks()).toMatchObject([
      { state: 'needs-decision', because: expect.stringContaining('another number') },
    ]);
    expect(await openEntries()).toEqual([]);
  });

  it('having said at last that their own number will do: it is called', async () => {
    const caller = await inLine();
    await chooses(caller, '1');
    await caller.press('2');
    await caller.press('911');
    await caller.press('911');
    expect(caller.hears).toEqual(['keep-place.confirm-number']);
    await caller.press('1');
    await caller.press('1');
    await caller.hangsUp();
    expect(await openCallbacks()).toMatchObject([{ state: 'queued', origin: 'keep-my-place' }]);
  });
});

describe('a number that belongs to somebody else', () => {
  it('is promised a call, but nothing that this caller says changes what its owner agreed to', async () => {
    await onShift(floor, 'Ana', 5, 'on-call');
    const owner = await due(floor, '+12025550161');
    await floor.database.query('update phone_number set voicemail_allowed = null');
    after(60);
    const caller = await inLine('anonymous');
    await chooses(caller, '1');
    await caller.press('2025550161');
    await caller.press('1');
    expect(caller.hears).toEqual(['keep-place.done']);
    await caller.hangsUp();
    const [callback] = (await openCallbacks()).filter(({ person_id: person }) => person === owner.personId);
    expect(callback).toMatchObject({ id: owner.callbackId, any_hour_requested_at: null });
    expect(await row(floor, 'phone_number', owner.phoneNumberId)).toMatchObject({ voicemail_allowed: null });
  });
});

describe('somebody who waits for our call', () => {
  const standsInLine = async () => {
    await onShift(floor, 'Ana', 5, 'on-call');
    const person = await due(floor);
    await floor.use(LookAtCallback).run(person.callbackId);
    return person;
  };

  it('calls us and hangs up at once: they stand where they stood', async () => {
    const person = await standsInLine();
    const before = await floor.database.query<{ arrived_at: Date }>('select arrived_at from queue_entry where ended_at is null');
    const caller = await CallerOnTheLine.dials(floor);
    after(2);
    await caller.hangsUp();
    expect(await row(floor, 'callback', person.callbackId)).toMatchObject({
      state: 'scheduled',
      due_at: before[0]!.arrived_at,
    });
  });

  it('calls us and waits: the caller stands where their callback stood', async () => {
    await standsInLine();
    const [before] = await openEntries();
    after(60);
    await inLine();
    expect(await openEntries()).toMatchObject([{ arrived_at: before!['arrived_at'] }]);
  });
});

describe('nobody is on shift', () => {
  it('and a caller without a number can leave a message', async () => {
    const caller = await CallerOnTheLine.dials(floor, 'anonymous');
    await caller.press('');
    await caller.press('1');
    await caller.press('911');
    await caller.press('911');
    expect(caller.flow.some(({ kind }) => kind === 'record')).toBe(true);
  });
});
