import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { number, onShift, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { start } from '../intake/seeded-rows.js';
import { CallerOnTheLine } from './caller.js';
import { emptyTables } from '../../support/empty-tables.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await emptyTables(floor.database, 'text_message');
  await onShift(floor, 'Ana', 5, 'on-call');
});

const texts = () => floor.database.query('select line_key, their_number, state from text_message');
const agrees = async (e164: string) => {
  const { personId } = await floor.rows.person(e164);
  await floor.rows.insert('consent_event', {
    id: uuid(),
    person_id: personId,
    channel: 'sms',
    action: 'grant',
    text_version: '1',
    evidence: '{}',
    received_at: start,
  });
};
const keepsPlace = async (from = number(47)) => {
  const caller = await CallerOnTheLine.dials(floor, from);
  await caller.press('');
  await caller.waits();
  await caller.press('1');
  await caller.leavesLine();
  return caller;
};
const hangsUpWaiting = async () => {
  const caller = await CallerOnTheLine.dials(floor);
  await caller.press('');
  floor.clock.at = secondsAfterStart(30);
  await caller.hangsUp();
};

describe('a text after a call', () => {
  it('says that the place is kept, on the phone on which they pressed the key; once', async () => {
    const caller = await keepsPlace();
    await caller.press('1');
    await caller.press('1');
    expect(await texts()).toEqual([]);
    await caller.hangsUp();
    await caller.hangsUp();
    expect(await texts()).toEqual([{ line_key: 'text.keep-place', their_number: number(47), state: 'intended' }]);
  });

  it('does not reach a number that they typed and whose owner never agreed', async () => {
    const caller = await keepsPlace('anonymous');
    await caller.press('2025550161');
    await caller.press('1');
    await caller.press('2');
    await caller.hangsUp();
    expect(await texts()).toMatchObject([{ line_key: 'text.keep-place', their_number: number(61), state: 'refused' }]);
  });

  it('says sorry to who hung up while waiting, when they agreed to texts', async () => {
    await agrees(number(47));
    await hangsUpWaiting();
    expect(await texts()).toMatchObject([{ line_key: 'text.missed', their_number: number(47), state: 'intended' }]);
  });

  it('stays away from who never agreed to texts', async () => {
    await hangsUpWaiting();
    expect(await texts()).toMatchObject([{ line_key: 'text.missed', state: 'refused' }]);
  });

  it('has nothing to say after a misdial, or to nobody’s number', async () => {
    const misdial = await CallerOnTheLine.dials(floor);
    await misdial.hangsUp();
    const hidden = await CallerOnTheLine.dials(floor, 'anonymous');
    await hidden.press('');
    await hidden.hangsUp();
    expect(await texts()).toEqual([]);
  });
});
