import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { standardCallingPolicy } from '../../../src/core/contact/contact-policy.js';
import { RescheduleCallback } from '../../../src/modules/callbacks/by-staff/reschedule-callback.js';
import { SlotsReadModel } from '../../../src/modules/callbacks/slots/slots.read-model.js';
import { PolicyDirectory, SiteDirectory } from '../../../src/modules/sites/index.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import { due, number, onShift } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { start } from '../intake/seeded-rows.js';

let floor: Floor;
let manager: StaffPrincipal;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

/** Monday 10:00 in New York; the site is open from 9 to 12 and from 14 to 16:15 of weekdays; one counsellor: two calls a slot. */
beforeEach(async () => {
  await floor.reset();
  manager = await floor.rows.staff('Mia', 'manager');
  await onShift(floor, 'Ana', 5, 'offline');
  const day = [
    ['09:00', '12:00'],
    ['14:00', '16:15'],
  ];
  await hours({ mon: day, tue: day });
});
afterEach(() => hours({ always: true }));

async function hours(value: object): Promise<void> {
  await floor.database.query('update site set hours = $1', [JSON.stringify(value)]);
  floor.use(SiteDirectory).forget();
}

const slots = (query: object = {}) => floor.use(SlotsReadModel).free({ routeId: floor.rows.routeId, days: 1, ...query });
const said = async (query: object = {}) => (await slots(query)).slots.map((slot) => slot.said.replace(/ \w+ time$/, ''));
const at = (clock: string) => new Date(`2026-11-23T${clock}:00-05:00`);
const booked = (n: number, clock: string) =>
  due(floor, number(n), { due_at: at(clock), window_start: at(clock), promised_by: at(clock) });
const reschedule = (callbackId: string, clock: string) =>
  floor.use(RescheduleCallback).run(callbackId, at(clock).toISOString(), 'They asked for it', manager);

describe('the slots of a route', () => {
  it('are the half hours in which the site is open, with their room', async () => {
    const { timeZone, slots: free } = await slots();
    expect(timeZone).toBe('America/New_York');
    expect(free[0]).toEqual({
      from: '2026-11-23T15:00:00.000Z',
      until: '2026-11-23T15:30:00.000Z',
      said: 'Mon 10:00 Eastern time',
      free: 2,
    });
    expect(await said()).toEqual(
      ['10:00', '10:30', '11:00', '11:30', '14:00', '14:30', '15:00', '15:30'].map((clock) => `Mon ${clock}`),
    );
  });

  it('go on for so many days, from a moment that has not passed', async () => {
    expect((await said({ days: 2 })).at(-1)).toBe('Tue 15:30');
    expect((await said({ from: '2026-11-24T15:00:00-05:00' })).at(0)).toBe('Tue 15:00');
    expect((await said({ from: '2026-11-01T15:00:00-05:00' })).at(0)).toBe('Mon 10:00');
    expect(await said({ from: '2026-11-25T10:00:00-05:00', days: 2 })).toEqual([]);
  });

  it('honour the holidays of the site, for nobody in particular and for a person', async () => {
    const { personId } = await due(floor);
    const holidays = [
      { date: '2026-11-23', name: 'Founding day', hours: [['15:00', '16:00']] },
      { date: '2026-11-24', name: 'Day after', hours: [] },
    ];
    await floor.rows.insert('site_policy', {
      site_id: floor.rows.siteId,
      kind: 'calling',
      version: 1,
      body: JSON.stringify({ ...standardCallingPolicy, holidays }),
      reason: 'a test',
      created_at: start,
    });
    floor.use(PolicyDirectory).forget();
    try {
      for (const query of [{ days: 2 }, { days: 2, personId }]) expect(await said(query)).toEqual(['Mon 15:00', 'Mon 15:30']);
    } finally {
      await floor.database.query(`delete from site_policy where kind = 'calling'`);
      floor.use(PolicyDirectory).forget();
    }
  });

  it('are gone when they are filled', async () => {
    await booked(1, '10:30');
    expect((await slots()).slots[1]).toMatchObject({ free: 1 });
    await booked(2, '10:59');
    expect(await said()).not.toContain('Mon 10:30');
  });

  it('for a person are those in which they may be called, on their clock', async () => {
    await hours({ always: true });
    const phoenix = await due(floor, '+16025550147'); // 08:00 there
    const { timeZone } = await slots({ personId: phoenix.personId });
    expect(timeZone).toBe('America/Phoenix');
    const found = await said({ personId: phoenix.personId, days: 2 });
    expect([found.at(0), found.at(-1)]).toEqual(['Mon 08:00', 'Tue 20:30']);
    expect(found).not.toContain('Mon 21:00');
    expect(found).not.toContain('Tue 07:30');
  });

  it('are none for somebody who must not be called', async () => {
    const { personId } = await due(floor);
    await floor.rows.insert('consent_event', {
      id: uuid(),
      person_id: personId,
      channel: 'call',
      action: 'revoke',
      received_at: start,
    });
    expect(await said({ personId })).toEqual([]);
  });

  it('belong to a route and a person that exist', async () => {
    await expect(slots({ routeId: uuid() })).rejects.toMatchObject({ kind: 'not-found', code: 'route/unknown' });
    await expect(slots({ personId: uuid() })).rejects.toMatchObject({ kind: 'not-found', code: 'person/unknown' });
  });
});

describe('a callback that is moved into a slot', () => {
  it('is refused when others have just filled it, with the next free ones', async () => {
    await booked(1, '11:30');
    await booked(2, '11:30');
    const { callbackId } = await due(floor);
    await expect(reschedule(callbackId, '11:45')).rejects.toMatchObject({
      kind: 'conflict',
      code: 'callback/slot-full',
      options: { extra: { nextFree: ['14:00', '14:30', '15:00'].map((clock) => at(clock).toISOString()) } },
    });
  });

  it('takes the last place only once, whoever asks at the same time', async () => {
    await booked(1, '11:30');
    const callbacks = [await due(floor, number(2)), await due(floor, number(3)), await due(floor, number(4))];
    const answers = await Promise.allSettled(callbacks.map(({ callbackId }) => reschedule(callbackId, '11:30')));
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
  });

  it('may be moved within its own slot, into the one that runs now, or when they are in danger', async () => {
    await booked(1, '11:30');
    const { callbackId } = await booked(2, '11:30');
    await reschedule(callbackId, '11:40');
    for (const n of [3, 4]) await booked(n, '10:10');
    await reschedule(callbackId, '10:10');
    const urgent = await due(floor, number(5), { urgency: 'urgent' });
    await booked(6, '11:30');
    await expect(reschedule(urgent.callbackId, '11:30')).resolves.toBeUndefined();
  });
});
