import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CallbacksReadModel } from '../../../src/modules/callbacks/callbacks.read-model.js';
import { due, number, offered, onShift, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { start } from '../intake/seeded-rows.js';
import { CallerOnTheLine } from './caller.js';

let floor: Floor;
let ana: string;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  ana = await onShift(floor, 'Ana');
});

const offer = () => floor.use(CallbacksReadModel).offerOf(ana);
const name = (e164: string) =>
  floor.database.query(
    `update person set display_name = 'Maria', language = 'es' where id = (select person_id from phone_number where e164 = $1)`,
    [e164],
  );

describe('what a counsellor sees of whom they are offered', () => {
  it('names the person of a callback, whose number we dial', async () => {
    const person = await due(floor);
    await name(number(47));
    await offered(floor, person);
    expect(await offer()).toMatchObject({
      kind: 'callback',
      personName: 'Maria',
      callerVerified: true,
      crisis: false,
      language: 'es',
      waitingSince: start,
    });
  });

  it('names nobody who calls, since anybody may call from a number; speaks the language of the call (B-069)', async () => {
    await floor.rows.person(number(47));
    await name(number(47));
    const caller = await CallerOnTheLine.dials(floor);
    floor.clock.at = secondsAfterStart(8);
    await caller.press('1');
    expect(await offer()).toMatchObject({
      kind: 'live',
      personName: null,
      callerVerified: false,
      crisis: false,
      language: 'en',
      waitingSince: secondsAfterStart(8),
    });
  });

  it('says that a caller pressed the crisis key', async () => {
    const caller = await CallerOnTheLine.dials(floor);
    await caller.press('9');
    expect(await offer()).toMatchObject({ kind: 'live', crisis: true, urgency: 'urgent' });
  });

  it('says that a caller told of danger before, although they pressed no key now', async () => {
    await due(floor, number(47), { urgency: 'urgent', due_at: secondsAfterStart(3600) });
    const caller = await CallerOnTheLine.dials(floor);
    await caller.press('');
    expect(await offer()).toMatchObject({ kind: 'live', crisis: true });
  });
});
