// L-306: a key on the phone ends our calls and texts.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ContactQuestions } from '../../../src/modules/people/index.js';
import type { SeededPerson } from '../intake/seeded-rows.js';
import { number, row, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { CallerOnTheLine } from './caller.js';

let floor: Floor;
let person: SeededPerson;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  person = await floor.rows.person(number(47));
});

async function rung(): Promise<void> {
  const { userId } = await floor.rows.staff('Dana', 'counsellor');
  const callbackId = await floor.rows.callback(person, { state: 'done', ended_at: floor.clock.at });
  const attemptId = await floor.rows.attempt(person, callbackId, userId, { dialled_at: floor.clock.at });
  await floor.database.query('update callback_attempt set phone_number_id = $2 where id = $1', [attemptId, person.phoneNumberId]);
}
const facts = () => floor.use(ContactQuestions).callFacts(floor.database, person.personId, person.phoneNumberId, floor.clock.at);

describe('7 in the greeting', () => {
  it('is offered to whom we rang lately, and to nobody else', async () => {
    expect((await CallerOnTheLine.dials(floor)).hears).not.toContain('greeting.stop-key');
    await rung();
    expect((await CallerOnTheLine.dials(floor)).hears).toContain('greeting.stop-key');
  });

  it('ends calls and texts to the number they call from, and the callback that was promised; they hear so', async () => {
    await rung();
    const callbackId = await floor.rows.callback(person);
    const caller = await CallerOnTheLine.dials(floor);
    await caller.press('7');
    expect(caller.hears).toEqual(['stopped.bye']);
    expect(caller.flow.at(-1)).toEqual({ kind: 'hang-up' });
    floor.clock.at = secondsAfterStart(10);
    await caller.hangsUp();
    expect(await facts()).toMatchObject({ consent: 'revoked', suppressedBecause: 'They pressed the key to get no more calls' });
    expect(await floor.database.query('select kind, channel, action from consent_event order by kind')).toEqual(
      ['call_auto', 'call_live', 'sms'].map((kind) => ({ kind, channel: 'key', action: 'revoke' })),
    );
    expect(await row(floor, 'callback', callbackId)).toMatchObject({ state: 'cancelled' });
    expect(await caller.record()).toMatchObject({ outcome: 'declined-callback' });
  });

  it('means nothing of somebody who withholds their number', async () => {
    const caller = await CallerOnTheLine.dials(floor, 'anonymous');
    await caller.press('7');
    expect(caller.hears).not.toContain('stopped.bye');
    expect(await floor.database.query('select from suppression')).toEqual([]);
  });
});
