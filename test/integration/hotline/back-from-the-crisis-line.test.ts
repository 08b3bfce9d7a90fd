import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { Step } from '../../../src/telephony/flow.js';
import type { StepInput } from '../../../src/telephony/call-script.js';
import { onShift } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { CallerOnTheLine } from './caller.js';

let floor: Floor;
let caller: CallerOnTheLine;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await floor.rows.staff('Morgan', 'manager');
  await onShift(floor, 'Ana', 5, 'on-call');
  await floor.rows.insert('outside_number', {
    id: uuid(),
    site_id: floor.rows.siteId,
    kind: 'crisis-line',
    name: '988 crisis line',
    phone_number: '+18002738255',
    created_at: floor.clock.at,
  });
  caller = await CallerOnTheLine.dials(floor);
  await caller.press('9');
  await caller.waits();
  await caller.press('8');
  await caller.leavesLine();
});

const backAfter = (told: Partial<StepInput>) => {
  const connect = caller.flow.find((step): step is Extract<Step, { kind: 'connect' }> => step.kind === 'connect');
  return caller.ask(connect!.step, told);
};
const place = async () =>
  (
    await floor.database.query('select state, urgency from queue_entry where inbound_call_id = $1 and ended_at is null', [
      (await caller.record())['id'],
    ])
  )[0];
const alerts = async () =>
  await floor.database.query<{ kind: string; sentence: string }>('select kind, sentence from alert order by raised_at, id');

describe('a caller comes back from the crisis line', () => {
  it('that was gone after two seconds: not reached, first in our line again, and a supervisor is told', async () => {
    await backAfter({ connected: true, connectedSeconds: 2 });
    expect(caller.hears).toEqual(['crisis.back']);
    expect(caller.flow.at(-1)).toMatchObject({ kind: 'park' });
    expect(await caller.record()).toMatchObject({
      stage: 'waiting',
      transferred_at: null,
      crisis_line_dropped_at: floor.clock.at,
    });
    expect(await place()).toEqual({ state: 'waiting', urgency: 'urgent' });
    expect(await alerts()).toMatchObject([
      { kind: 'crisis-call' },
      { kind: 'crisis-line-dropped', sentence: expect.stringContaining('gone after 2 s') },
    ]);
    await caller.hangsUp();
    expect(await caller.record()).toMatchObject({ outcome: 'callback' });
    expect(await caller.callback()).toMatchObject({ urgency: 'urgent', state: 'scheduled' });
  });

  it('that nobody answered: the same, without a word of a connection', async () => {
    await backAfter({ connected: false, connectedSeconds: 0 });
    expect(await caller.record()).toMatchObject({ stage: 'waiting', transferred_at: null, crisis_line_dropped_at: null });
    expect(await place()).toEqual({ state: 'waiting', urgency: 'urgent' });
    expect(await alerts()).toMatchObject([{ kind: 'crisis-call' }]);
  });

  it('where they talked: reached', async () => {
    await backAfter({ connected: true, connectedSeconds: 240 });
    expect(caller.flow).toEqual([{ kind: 'hang-up' }]);
    expect(await caller.record()).toMatchObject({ transferred_at: floor.clock.at, crisis_line_dropped_at: null });
    await caller.hangsUp();
    expect(await caller.record()).toMatchObject({ outcome: 'transferred' });
  });
});
