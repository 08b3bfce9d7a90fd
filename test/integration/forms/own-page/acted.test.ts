// What a person does on their own page: once, at once, and on the record as theirs (promises 1, 3, 4, 5 and 7).
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { checkPromises } from '../../../../src/modules/board/check-promises.js';
import { PersonTimelineReadModel } from '../../../../src/modules/board/timeline/person-timeline.read-model.js';
import { LookAtCallback } from '../../../../src/modules/callbacks/index.js';
import { IntakeReactions } from '../../../../src/modules/intake/index.js';
import { PageLinks } from '../../../../src/modules/leads/index.js';
import { SendText } from '../../../../src/modules/texts/index.js';
import { messages, number, onShift, row } from '../../calls/floor-steps.js';
import type { Floor } from '../../calls/opened-floor.js';
import { minutesAfterStart, start } from '../../intake/seeded-rows.js';
import { headingOf, openPages, posts, Visitor, type PostedLead } from './visitor.js';

const twoPm = new Date('2026-11-23T19:00:00Z');
const theirs = 'The person, on their own page';
let floor: Floor;
let visitor: Visitor;
let lead: PostedLead;

beforeAll(async () => {
  floor = await openPages();
  visitor = new Visitor(floor);
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await floor.rows.staff('Mia', 'manager');
  lead = await posts(floor, 47);
});
afterEach(async () => {
  const broken = await checkPromises((text) =>
    floor.database.query(text.replaceAll('now()', `'${floor.clock.at.toISOString()}'::timestamptz`)),
  );
  expect(broken.filter(({ promise }) => promise !== 2)).toEqual([]); // nothing drains the outbox here
});

const callback = (id = lead.callbackId) => row(floor, 'callback', id);
const audit = () =>
  floor.database.query<{ action: string; detail: Record<string, string>; user_id: string | null }>(
    `select action, detail, user_id from audit_entry where action like 'own-page.%' and subject_id = any(select id::text from person)`,
  );
const timeline = async (personId = lead.personId) =>
  (await floor.use(PersonTimelineReadModel).of(personId)).items
    .map(({ sentence }) => sentence)
    .filter((one) => one.startsWith(theirs));
const stopped = () => floor.database.query('select channel, because from suppression where lifted_at is null order by channel');
const revoked = async () =>
  (await floor.database.query<{ kind: string }>(`select kind from consent_event where action = 'revoke' order by kind`)).map(
    ({ kind }) => kind,
  );
const numberOf = async (callbackId: string) =>
  (
    await floor.database.query<{ e164: string }>(
      'select e164 from callback c join phone_number n on n.id = c.phone_number_id where c.id = $1',
      [callbackId],
    )
  )[0]!.e164;
const press = (action: string, fields: Record<string, string> = {}, token = lead.token) => visitor.press(token, action, fields);
const at = twoPm.toISOString();

describe('another time', () => {
  beforeEach(() => onShift(floor, 'Ana', 5, 'offline'));

  it('moves the promise to the slot, out of the line, and shows it', async () => {
    await floor.use(LookAtCallback).run(lead.callbackId);
    expect(await callback()).toMatchObject({ state: 'queued' });
    const answer = await press('time', { at });
    expect(answer).toMatchObject({ status: 303, headers: { location: `/c/${lead.token}?done=time&l=en` } });
    expect(await callback()).toMatchObject({
      state: 'scheduled',
      due_at: twoPm,
      window_start: twoPm,
      promised_by: new Date(twoPm.getTime() + 30 * 60_000),
      because: 'They chose this time on their own page',
      because_rule: 'person/rescheduled',
    });
    expect(headingOf(await visitor.first(lead.token))).toBe('We will call you today between 2:00 PM and 2:30 PM.');
    expect(await timeline()).toEqual([`${theirs}: another time.`]);
    expect(await audit()).toEqual([
      {
        action: 'own-page.time',
        user_id: null,
        detail: { by: 'the person, on their own page', leadId: lead.leadId, callbackId: lead.callbackId, link: 'answer' },
      },
    ]);
  });

  it('sent twice is done once, also at the same moment', async () => {
    const step = await visitor.stepOf(lead.token, 'time');
    const answers = await Promise.all([1, 2, 3].map(() => visitor.send(lead.token, 'time', { step, at })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const scheduled = (await messages(floor, 'CallbackScheduled')).length;
    await press('time', { at });
    expect((await messages(floor, 'CallbackScheduled')).length).toBe(scheduled);
    expect(await callback()).toMatchObject({ due_at: twoPm });
  });

  it('an old form, sent again, does not undo a newer choice', async () => {
    const step = await visitor.stepOf(lead.token, 'time');
    await visitor.send(lead.token, 'time', { step, at });
    const later = new Date(twoPm.getTime() + 3_600_000);
    await press('time', { at: later.toISOString() });
    await visitor.send(lead.token, 'time', { step, at });
    expect(await callback()).toMatchObject({ due_at: later });
  });

  it.each([
    ['in the night', '2026-11-24T03:00:00-05:00'],
    ['that has passed', '2026-11-23T09:00:00-05:00'],
    ['weeks ahead', '2026-12-20T14:00:00-05:00'],
    ['that is no time', 'soon'],
    ['that was not sent', ''],
  ])('%s is refused, and nothing has happened', async (_, wish) => {
    const before = await callback();
    const answer = await press('time', { at: wish });
    expect(answer).toMatchObject({ status: 422, body: expect.stringContaining('That time is not free any more') });
    expect(await callback()).toEqual(before);
    expect(await audit()).toEqual([]);
  });

  it('that others filled meanwhile is refused', async () => {
    const full = { due_at: twoPm, window_start: twoPm, promised_by: minutesAfterStart(250) };
    for (const n of [60, 61]) await floor.rows.callback(await floor.rows.person(number(n)), full);
    expect(await press('time', { at })).toMatchObject({ status: 422 });
  });

  it('takes back from a human what waited for a decision', async () => {
    await floor.database.query(`update callback set state = 'needs-decision', owner_team = 'managers' where id = $1`, [
      lead.callbackId,
    ]);
    await press('time', { at });
    expect(await callback()).toMatchObject({ state: 'scheduled', due_at: twoPm, owner_team: 'queue' });
  });
});

describe('another number', () => {
  const phone = '(202) 555-0148';

  it('of somebody who mistyped it is one more number of theirs; their place in line is kept', async () => {
    await floor.use(LookAtCallback).run(lead.callbackId);
    const [entry] = await floor.database.query('select id, arrived_at from queue_entry where ended_at is null');
    expect(await press('number', { phone })).toMatchObject({ status: 303 });
    expect(await numberOf(lead.callbackId)).toBe(number(48));
    expect(await floor.database.query('select id, arrived_at from queue_entry where ended_at is null')).toEqual([entry]);
    expect(await floor.database.query('select person_id from phone_number where e164 = $1', [number(48)])).toEqual([
      { person_id: lead.personId },
    ]);
    expect((await visitor.first(lead.token)).body).toContain('ends in 48');
    expect(await timeline()).toEqual([`${theirs}: another number.`]);
    expect((await audit())[0]!.detail).not.toHaveProperty('phone');
    await press('number', { phone: number(48) });
    expect(await floor.database.query('select count(*)::int as n from phone_number')).toEqual([{ n: 2 }]);
  });

  it.each([
    ['', 'Please enter one phone number with its area code'],
    ['911', 'We cannot call that number'],
    ['+12025550100', 'We cannot call that number'],
    ['202-555-0148 or 202-555-0149', 'Please enter only one phone number'],
  ])('%j is refused like on the form, and is not shown again', async (wrong, words) => {
    const answer = await press('number', { phone: wrong });
    expect(answer).toMatchObject({ status: 422, body: expect.stringContaining(words) });
    if (wrong) expect(answer.body).not.toContain(`value="${wrong}"`);
    expect(await numberOf(lead.callbackId)).toBe(number(47));
  });

  it('that somebody else has is an inquiry of theirs; nobody is merged, and the answer is the same', async () => {
    const other = await posts(floor, 48, { preferredTime: at });
    expect(await press('number', { phone })).toMatchObject({
      status: 303,
      headers: { location: `/c/${lead.token}?done=number&l=en` },
    });
    expect(await callback()).toMatchObject({ state: 'cancelled' });
    expect(await numberOf(other.callbackId)).toBe(number(48));
    expect(await callback(other.callbackId)).toMatchObject({ ended_at: null });
    expect((await visitor.first(lead.token)).body).toContain('ends in 48');
    expect(await floor.database.query('select count(distinct person_id)::int as n from phone_number')).toEqual([{ n: 2 }]);
    await floor.use(IntakeReactions).onCallbackEnded({ callbackId: lead.callbackId });
    expect(await row(floor, 'intake', lead.intakeId)).toMatchObject({ owner_team: 'managers' });
  });

  describe('when the number of the form was known before', () => {
    let impostor: PostedLead;
    beforeEach(async () => {
      floor.clock.at = minutesAfterStart(1);
      impostor = await posts(floor, 47, { name: 'Somebody else' });
      expect(impostor.callbackId).toBe(lead.callbackId);
    });

    it('the call of that person goes where it went: who typed a stranger’s number gets a call of their own, and no other answer', async () => {
      expect(await press('number', { phone }, impostor.token)).toMatchObject({ status: 303 });
      expect(await callback()).toMatchObject({ state: 'scheduled', ended_at: null });
      expect(await numberOf(lead.callbackId)).toBe(number(47));
      expect((await visitor.first(impostor.token)).body).toContain('ends in 48');
      expect((await visitor.first(lead.token)).body).toContain('ends in 47');
      const [person] = await floor.database.query<{ person_id: string }>('select person_id from phone_number where e164 = $1', [
        number(48),
      ]);
      expect(person!.person_id).not.toBe(lead.personId);
    });

    it('the link that came to the phone itself moves it', async () => {
      const url = floor.use(PageLinks).urlOf({ leadId: lead.leadId, way: 'text', validUntil: lead.validUntil });
      await press('number', { phone }, url.split('/c/')[1]);
      expect(await numberOf(lead.callbackId)).toBe(number(48));
    });
  });
});

describe('"we have talked" and "cancel"', () => {
  it.each([
    ['reached', {}, 'done', 'They said on their own page that we have talked'],
    ['cancel', {}, 'cancelled', 'They cancelled the call on their own page'],
    ['cancel', { reason: 'not-safe' }, 'cancelled', 'They cancelled on their own page: they cannot talk safely'],
    ['cancel', { reason: '<script>' }, 'cancelled', 'They cancelled the call on their own page'],
  ])('%s %j ends the callback, and a human decides how to go on', async (action, fields, state, because) => {
    await press(action, fields);
    expect(await callback()).toMatchObject({ state, because, ended_at: start });
    await floor.use(IntakeReactions).onCallbackEnded({ callbackId: lead.callbackId });
    expect(await row(floor, 'intake', lead.intakeId)).toMatchObject({
      next_step: `Decide how to go on: ${because}`,
      owner_team: 'managers',
    });
    expect(await timeline()).toHaveLength(1);
    expect(headingOf(await visitor.first(lead.token))).toBe('There is no call planned.');
  });

  it('sent twice, by one form or by two, ends it once', async () => {
    const steps = [await visitor.stepOf(lead.token, 'cancel'), await visitor.stepOf(lead.token, 'cancel')];
    for (const step of [steps[0]!, steps[0]!, steps[1]!])
      expect((await visitor.send(lead.token, 'cancel', { step })).status).toBe(303);
    expect(await messages(floor, 'CallbackEnded')).toHaveLength(1);
  });

  it.each([
    ['no step', () => Promise.resolve('')],
    ['a step that somebody made up', () => Promise.resolve('A'.repeat(28))],
    ['the step of another action', () => visitor.stepOf(lead.token, 'reached')],
    ['the step of another lead', async () => visitor.stepOf((await posts(floor, 48)).token, 'cancel')],
  ])('with %s changes nothing and asks to press once more', async (_, step) => {
    const answer = await visitor.send(lead.token, 'cancel', { step: await step() });
    expect(answer).toMatchObject({ status: 422, body: expect.stringContaining('Please press the button once more.') });
    expect(await callback()).toMatchObject({ state: 'scheduled' });
  });
});

describe('no contact any more', () => {
  it.each([
    ['stop', 'They stopped all contact on their own page', { automatic_calls: true }],
    ['not-me', 'They said on a page of ours that this is the wrong number', { automatic_calls: false, reassigned: true }],
  ])('%s binds calls and texts at once (L-305, L-306), and the number is kept as what it is', async (action, because, marked) => {
    await press(action);
    expect(await stopped()).toEqual(['call', 'sms'].map((channel) => ({ channel, because })));
    expect(await revoked()).toEqual(['call_auto', 'call_live', 'sms']);
    expect(await callback()).toMatchObject({ state: 'cancelled', because });
    expect(await row(floor, 'phone_number', lead.phoneNumberId)).toMatchObject(marked);
    expect(headingOf(await visitor.first(lead.token))).toBe('We will not call or text you.');
    expect(await timeline()).toHaveLength(1);
    await floor.use(IntakeReactions).onCallbackEnded({ callbackId: lead.callbackId });
    expect(await row(floor, 'intake', lead.intakeId)).toMatchObject({ owner_team: 'managers' });
  });

  it('sent again, it stays as it is', async () => {
    const steps = [await visitor.stepOf(lead.token, 'stop'), await visitor.stepOf(lead.token, 'stop')];
    for (const step of [...steps, steps[0]!]) await visitor.send(lead.token, 'stop', { step });
    expect(await stopped()).toHaveLength(2);
    expect(await revoked()).toEqual(['call_auto', 'call_live', 'sms']);
  });

  it('cancels a text that waits', async () => {
    await floor.rows.insert('consent_event', {
      id: '0198a000-0000-7000-8000-0000000000aa',
      person_id: lead.personId,
      channel: 'sms',
      action: 'grant',
      received_at: start,
    });
    const { personId, phoneNumberId } = lead;
    const wish = {
      siteId: floor.rows.siteId,
      lineKey: 'text.missed',
      language: 'en',
      answersThem: true,
      personId,
      phoneNumberId,
    } as const;
    const sent = await floor.database.transaction((tx) => floor.use(SendText).intend(tx, wish));
    expect(sent.kind).toBe('intended');
    await press('stop');
    expect(await row(floor, 'text_message', sent.textId)).toMatchObject({ state: 'canceled' });
  });

  it('is still possible when the call is over', async () => {
    await press('cancel');
    await press('stop');
    expect(await stopped()).toHaveLength(2);
  });
});
