import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { SendToPartner } from '../../../src/modules/hotline/index.js';
import { SiteDirectory } from '../../../src/modules/sites/index.js';
import { messages, onShift, row, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { lookAt, looks, writePolicy } from '../routing/routing-steps.js';
import { CallerOnTheLine } from './caller.js';

let floor: Floor;
let caller: CallerOnTheLine;
const outsideNumberId = uuid();
const partnerNumber = '+12025550171';

beforeAll(async () => {
  floor = await openFloor();
  const number = { kind: 'medical-partner', name: 'Night desk', phone_number: partnerNumber };
  await floor.rows.insert('outside_number', { id: outsideNumberId, site_id: floor.rows.siteId, ...number });
  floor.use(SiteDirectory).forget();
});
afterAll(() => floor.close());

/** In line since the start, nobody is free, and the site's partner is asked after 90 seconds. */
beforeEach(async () => {
  await floor.reset();
  await floor.database.query('update route set next_look_at = null');
  await writePolicy(floor, { overflow: { partner: { afterSeconds: 90, outsideNumberId } } });
  await floor.rows.staff('Mia', 'manager');
  await onShift(floor, 'Ana', 5, 'on-call');
  caller = await CallerOnTheLine.dials(floor);
  await caller.press('');
  await caller.waits();
});

const place = async () => (await floor.database.query('select * from queue_entry where ended_at is null'))[0]!;
const overflowed = async () => (await messages(floor, 'CallerOverflowed')).map(({ payload }) => String(payload['inboundCallId']));
async function goesToPartner(): Promise<void> {
  await lookAt(floor, 90);
  for (const id of await overflowed()) await floor.use(SendToPartner).run(id);
  await caller.ask('line-left', {});
}
const over = (connected: boolean, connectedSeconds = connected ? 240 : 0) => {
  const step = caller.flow.find((one) => one.kind === 'connect')!;
  return caller.ask(step.kind === 'connect' ? step.step : '', { connected, connectedSeconds });
};

describe('a caller whom nobody here could take in time', () => {
  it('is connected to the partner of the site, not before the time, and their place is held', async () => {
    expect(await looks(floor)).toEqual([90]);
    await lookAt(floor, 89);
    expect(await overflowed()).toEqual([]);
    await goesToPartner();
    expect(floor.carrier.moved).toEqual([
      { carrierSid: caller.carrierSid, carrierLine: 'QU1', legId: caller.legId, step: 'line-left' },
    ]);
    expect(caller.hears).toEqual(['partner.connecting']);
    expect(caller.flow.at(-1)).toMatchObject({ kind: 'connect', to: partnerNumber });
    expect(await caller.record()).toMatchObject({ stage: 'partner-line' });
    expect(await place()).toMatchObject({ state: 'keeping' });
  });

  it('talks there: a named human finds out what came of it', async () => {
    await goesToPartner();
    await over(true);
    expect(caller.flow).toEqual([{ kind: 'hang-up' }]);
    await caller.hangsUp();
    expect(await caller.record()).toMatchObject({ outcome: 'transferred', because: expect.stringContaining('our partner') });
    expect(await caller.callback()).toMatchObject({ state: 'needs-decision' });
  });

  it('is back at the front of the line when the partner does not answer, and is not sent there again', async () => {
    await goesToPartner();
    await over(false);
    expect(caller.hears).toEqual(['partner.back']);
    expect(caller.flow.at(-1)).toMatchObject({ kind: 'park' });
    expect(await caller.record()).toMatchObject({ stage: 'waiting' });
    expect(await place()).toMatchObject({ state: 'waiting', deadline_at: secondsAfterStart(-12 * 3600) });
    await lookAt(floor, 400);
    expect(await place()).toMatchObject({ state: 'waiting' });
    expect(await overflowed()).toHaveLength(1);
  });

  it.each([0, 9])('is back at the front as well when the partner picked up and was gone after %i s', async (seconds) => {
    await goesToPartner();
    await over(true, seconds);
    expect(caller.hears).toEqual(['partner.back']);
    expect(await caller.record()).toMatchObject({ stage: 'waiting', transferred_at: null });
    expect(await place()).toMatchObject({ state: 'waiting', deadline_at: secondsAfterStart(-12 * 3600) });
  });

  it('talked there from ten seconds on', async () => {
    await goesToPartner();
    await over(true, 10);
    expect(await caller.record()).toMatchObject({ transferred_at: floor.clock.at });
  });

  it('hangs up meanwhile and is called back, in the place they had', async () => {
    await goesToPartner();
    await caller.hangsUp();
    expect(await caller.record()).toMatchObject({ outcome: 'callback', left_at: 'partner-line' });
    expect(await caller.callback()).toMatchObject({ state: 'queued', ended_at: null });
    expect(await place()).toMatchObject({ state: 'waiting', inbound_call_id: null });
  });

  it('comes back at once when the number was taken away', async () => {
    await lookAt(floor, 90);
    await writePolicy(floor, {});
    for (const id of await overflowed()) await floor.use(SendToPartner).run(id);
    await caller.ask('line-left', {});
    expect(caller.hears).toEqual(['partner.back']);
  });

  it('in a crisis stays with us', async () => {
    await caller.press('9');
    await lookAt(floor, 90);
    expect(await overflowed()).toEqual([]);
  });

  it('and presses the crisis key while they are being sent stays with us', async () => {
    await lookAt(floor, 90);
    await caller.press('9');
    for (const id of await overflowed()) await floor.use(SendToPartner).run(id);
    expect(floor.carrier.moved).toEqual([]);
    expect(await place()).toMatchObject({ state: 'waiting', urgency: 'urgent' });
  });

  it('is found when the event or our word to the carrier was lost', async () => {
    await lookAt(floor, 90);
    const overdue = async () => (await floor.use(SendToPartner).overdue()).map(({ id }) => id);
    expect(await overdue()).toEqual([]);
    floor.clock.at = secondsAfterStart(96);
    const { id } = await caller.record();
    expect(await overdue()).toEqual([id]);
    await floor.use(SendToPartner).run(String(id));
    floor.clock.at = secondsAfterStart(102);
    expect(await overdue()).toEqual([id]);
    await caller.ask('line-left', {});
    expect(await overdue()).toEqual([]);
    expect((await row(floor, 'inbound_call', String(id)))['stage']).toBe('partner-line');
  });
});
