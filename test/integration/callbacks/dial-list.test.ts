import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { DialListReadModel } from '../../../src/modules/callbacks/by-hand/dial-list.read-model.js';
import { due, number, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(() => floor.reset());

it('shows whom to call now, urgent ones first, and puts each number on record', async () => {
  const manager = await floor.rows.staff('Mia', 'manager');
  const standard = await due(floor, number(47), { state: 'queued' });
  const urgent = await due(floor, number(48), { urgency: 'urgent', promised_by: secondsAfterStart(900) });
  await due(floor, number(49), { due_at: secondsAfterStart(3600) });
  const { entries } = await floor.use(DialListReadModel).reveal(manager);
  expect(entries.map(({ callbackId, phoneNumber }) => [callbackId, phoneNumber])).toEqual([
    [urgent.callbackId, number(48)],
    [standard.callbackId, number(47)],
  ]);
  const audit = await floor.database.query('select subject_id, action from audit_entry where user_id = $1 order by at', [
    manager.userId,
  ]);
  expect(audit).toHaveLength(2);
  expect(audit[0]).toEqual({ subject_id: urgent.callbackId, action: 'phone-number.revealed' });
});

it('leaves out whom we may not call at this hour', async () => {
  const manager = await floor.rows.staff('Mia', 'manager');
  const night = new Date('2026-11-24T08:00:00Z');
  await due(floor, number(47), { due_at: night });
  floor.clock.at = night;
  expect((await floor.use(DialListReadModel).reveal(manager)).entries).toEqual([]);
});
