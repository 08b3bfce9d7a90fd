import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CheckText, PlaceText, RedactText, ReportText, SendText, WatchTexts } from '../../../src/modules/texts/index.js';
import { KeepRevocation } from '../../../src/modules/people/index.js';
import type { ListedText } from '../../../src/telephony/telephony-provider.js';
import { OpenedTexts } from './opened-texts.js';
import { stopOf } from '../people/people-stores.js';

const marias = '+12025550147';
let floor: OpenedTexts;
let textId: string;
beforeAll(async () => {
  floor = await OpenedTexts.open();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  const person = await floor.person(marias);
  const { siteId } = floor.rows;
  const wish = { ...person, siteId, lineKey: 'text.missed', language: 'en', answersThem: false } as const;
  textId = (await floor.database.transaction((tx) => floor.use(SendText).intend(tx, wish))).textId;
});

const place = () => floor.use(PlaceText).run(textId);
const check = () => floor.use(CheckText).run(textId);
const text = () => floor.text(textId);
const stop = () =>
  floor.database.transaction((tx) =>
    floor.use(KeepRevocation).run(tx, stopOf({ e164: marias }, ['sms'], floor.clock.at, { because: 'they said stop' })),
  );
const listed = (change: Partial<ListedText> = {}): ListedText => ({
  carrierSid: 'SM-found',
  direction: 'outgoing',
  to: marias,
  from: '+12025550100',
  body: floor.carrier.sent[0]!.body,
  state: 'sent',
  code: null,
  createdAt: floor.clock.at,
  ...change,
});

describe('placeText', () => {
  it('asks the carrier once, however often the job comes', async () => {
    await Promise.all([place(), place(), place()]);
    await place();
    expect(floor.carrier.sent).toMatchObject([{ textId, to: marias, from: '+12025550100' }]);
    expect(await text()).toMatchObject({ state: 'queued', carrier_sid: `SM-${textId}` });
  });

  it('L-305 sends nothing when their quiet hours began in between', async () => {
    floor.clock.at = new Date('2026-11-24T01:59:00Z'); // 20:59 in Washington
    await floor.database.query('update text_message set created_at = $1', [floor.clock.at]);
    floor.pass(120);
    await place();
    expect(floor.carrier.sent).toEqual([]);
    expect(await text()).toMatchObject({
      state: 'canceled',
      refused_because: 'Not before 08:00 in Washington, D.C. (quiet hours)',
    });
  });

  it('sends nothing when they stopped in between', async () => {
    await stop();
    await place();
    expect(floor.carrier.sent).toEqual([]);
    expect(await text()).toMatchObject({
      state: 'canceled',
      body: null,
      refused_because: expect.stringContaining('they said stop'),
    });
  });

  it('sends nothing that is an hour old', async () => {
    floor.pass(3601);
    await place();
    expect(floor.carrier.sent).toEqual([]);
    expect(await text()).toMatchObject({ state: 'canceled', refused_because: 'It could not be sent in time.' });
  });

  it('asks again what the carrier did not process, when it said', async () => {
    floor.carrier.textAnswer = () => ({ kind: 'not-processed', retryAfterSeconds: 7, message: 'too many requests' });
    await place();
    expect(await text()).toMatchObject({ state: 'intended' });
    const [, again] = await floor.messages('place-text');
    expect(again!.runAt).toEqual(new Date(floor.clock.at.getTime() + 7000));
    floor.carrier.textAnswer = () => ({ kind: 'accepted', carrierSid: 'SM-2' });
    await place();
    expect(await text()).toMatchObject({ state: 'queued', carrier_sid: 'SM-2' });
  });

  it.each([
    ['21610', { suppressedBecause: 'the carrier says that they opted out', consent: 'revoked' }],
    ['21614', { suppressedBecause: 'landline', consent: 'granted' }],
    ['21211', { suppressedBecause: null, consent: 'granted' }],
  ])('F94, F97 refused with %s', async (code, facts) => {
    floor.carrier.textAnswer = () => ({ kind: 'rejected', reason: 'bad-destination', code, message: 'no' });
    await place();
    await place();
    expect(floor.carrier.sent).toHaveLength(1);
    expect(await text()).toMatchObject({ state: 'failed', code, body: null });
    expect(await floor.facts(marias)).toMatchObject(facts);
  });
});

describe('F101 an unknown outcome', () => {
  beforeEach(async () => {
    floor.carrier.textAnswer = () => ({ kind: 'unknown', message: 'timed out' });
    await place();
  });

  it('is looked up 15 s later and never sent again', async () => {
    await place();
    expect(floor.carrier.sent).toHaveLength(1);
    expect(await text()).toMatchObject({ state: 'unknown' });
    expect(await floor.messages('check-text')).toMatchObject([{ runAt: new Date(floor.clock.at.getTime() + 15_000) }]);
  });

  it('is adopted when the carrier shows the text, by its words and not by its number alone', async () => {
    floor.carrier.texts = [listed({ carrierSid: 'SM-other', body: 'something else' }), listed()];
    await check();
    expect(await text()).toMatchObject({ state: 'sent', carrier_sid: 'SM-found' });
  });

  it('was never created when two looks do not find it', async () => {
    await check();
    expect(await text()).toMatchObject({ state: 'unknown' });
    await check(); // too soon to count
    expect(await text()).toMatchObject({ state: 'unknown' });
    floor.pass(15);
    await check();
    expect(await text()).toMatchObject({ state: 'not-created', body: null });
    expect(floor.carrier.sent).toHaveLength(1);
  });

  it('was never created, also when two jobs look in turn and each comes soon after the other', async () => {
    for (const seconds of [0, 8, 8]) {
      floor.pass(seconds);
      await check();
    }
    expect(await text()).toMatchObject({ state: 'not-created' });
  });

  it('is settled by a report that comes first', async () => {
    await floor.use(ReportText).run({ textId, carrierSid: 'SM-1', state: 'delivered', code: null });
    await check();
    expect(await text()).toMatchObject({ state: 'delivered', carrier_sid: 'SM-1' });
  });

  it('of a process that died while it asked is looked up by the sweep', async () => {
    await floor.database.query(`update text_message set state = 'placing'`);
    floor.pass(21);
    await floor.use(WatchTexts).queueOverdue();
    await floor.use(WatchTexts).queueOverdue();
    expect(await floor.messages('check-text')).toHaveLength(2); // the first was the job of the unknown outcome
  });
});

describe('F98 what the carrier reports', () => {
  const report = (state: 'sending' | 'sent' | 'delivered' | 'undelivered' | 'failed', code: string | null = null) =>
    floor.use(ReportText).run({ textId, carrierSid: `SM-${textId}`, state, code });

  beforeEach(() => place());

  it.each([
    [['delivered', 'sent'], 'delivered'],
    [['undelivered', 'sent'], 'undelivered'],
    [['sent', 'sending', 'sent', 'delivered'], 'delivered'],
    [['delivered', 'failed'], 'delivered'],
  ] as const)('%j ends as %s', async (states, end) => {
    for (const state of states) await report(state);
    expect(await text()).toMatchObject({ state: end });
  });

  it('takes the words away with the final state, with us and at the carrier, and keeps which line they were', async () => {
    floor.carrier.texts = [listed({ carrierSid: `SM-${textId}` })];
    await report('delivered');
    await floor.use(RedactText).run(textId);
    await floor.use(RedactText).run(textId);
    expect(await text()).toMatchObject({ body: null, line_key: 'text.missed', line_version: 0, redacted_at: floor.clock.at });
    expect(floor.carrier.texts).toMatchObject([{ body: '' }]);
  });

  it('F94 an opt-out that is told late counts, also after a final state', async () => {
    await report('undelivered');
    await report('failed', '21610');
    expect(await text()).toMatchObject({ state: 'undelivered', code: '21610' });
    expect(await floor.facts(marias)).toMatchObject({ suppressedBecause: 'the carrier says that they opted out' });
  });

  it('F97 an unverified number is an alarm, once', async () => {
    await report('undelivered', '30032');
    await report('undelivered', '30032');
    expect(await floor.alerts()).toMatchObject([{ kind: 'texts-not-verified', subject_type: 'site' }]);
  });

  it('F98 without a final state it is asked for after twelve hours, and what the carrier says then stands', async () => {
    await report('sent');
    floor.pass(11 * 3600);
    await floor.use(WatchTexts).queueOverdue();
    expect(await floor.messages('check-text')).toEqual([]);
    floor.pass(3601);
    await floor.use(WatchTexts).queueOverdue();
    expect(await floor.messages('check-text')).toHaveLength(1);
    floor.carrier.texts = [listed({ carrierSid: `SM-${textId}`, state: 'sent' })];
    await check();
    expect(await text()).toMatchObject({ state: 'sent', ended_at: floor.clock.at, body: null });
    expect(await floor.messages('redact-text')).toHaveLength(1);
  });
});
