import { describe, expect, test } from '@jest/globals';
import type { TwilioTelephony } from '../../../../src/telephony/twilio/twilio-telephony.js';
import { page, reset } from '../carrier-stub.js';
import { expectNothingOf } from '../private-words.js';
import { permitFor } from '../../../support/contact-permit.js';
import { accountSid, authToken, from, legId, problem, to, sids, useStubbedTelephony } from './stubbed-telephony.js';

const at = useStubbedTelephony();
const { call, queue, recording, text, number } = sids;

const everyMethod: readonly (readonly [string, (t: TwilioTelephony) => Promise<unknown>])[] = [
  ['ring', (t) => t.ring({ legId, to, from, ringSeconds: 18, allowedBy: 'our-staff' })],
  ['hangUp', (t) => t.hangUp(call)],
  ['redirect', (t) => t.redirect({ carrierSid: call, legId, step: 'x' })],
  ['unpark', (t) => t.unpark({ carrierSid: call, carrierLine: queue, legId, step: 'x' })],
  ['changeSeat', (t) => t.changeSeat('room-of-maria', call, { kind: 'hold', on: true })],
  ['membersOf', (t) => t.membersOf('room-of-maria')],
  ['startRecording', (t) => t.startRecording({ carrierSid: call, recordingId: legId })],
  ['controlRecording', (t) => t.controlRecording({ carrierSid: call, recordingSid: recording, to: 'stopped' })],
  ['fetchMedia', (t) => t.fetchMedia(recording, 1000)],
  ['deleteRecording', (t) => t.deleteRecording(recording)],
  ['send', (t) => t.send({ textId: legId, to, from, body: 'words for Maria', allowedBy: permitFor(to, 'text') })],
  ['redact', (t) => t.redact(text)],
  ['findTexts', (t) => t.findTexts({ to, from, since: new Date() })],
  ['describe', (t) => t.describe(to)],
  ['ownedNumbers', (t) => t.ownedNumbers()],
  ['configureNumber', (t) => t.configureNumber(number)],
  ['callsSince', (t) => t.callsSince(new Date())[Symbol.asyncIterator]().next()],
];
const private_ = ['Maria', 'maria', '2025550147', '2025550100', authToken, accountSid, call, queue, recording, text, number];
const basic = Buffer.from(`${accountSid}:${authToken}`).toString('base64');

describe.each(everyMethod)('a failure of %s may be logged whole (F105)', (_name, ask) => {
  test.each([
    ['refused', problem(21999, 400)],
    ['a fault', problem(20500, 500)],
    ["a proxy's page", page(502)],
    ['a reset', reset],
  ])('%s', async (_what, answer) => {
    at.carrier.answers(answer);
    const outcome = await ask(at.telephony).catch((error: unknown) => error);
    expect(outcome).toMatchObject(outcome instanceof Error ? { name: 'CarrierError' } : { kind: expect.any(String) });
    expectNothingOf([...private_, basic], outcome);
  });
});

test('an account that is refused is asked once, and others wait (F29)', async () => {
  at.carrier.answers(problem(20003, 401));
  const results = [];
  for (let n = 0; n < 5; n++) results.push(await at.telephony.ring({ legId, to, from, ringSeconds: 18, allowedBy: 'our-staff' }));
  expect(results.map(({ kind }) => kind)).toEqual(['rejected', ...Array.from({ length: 4 }, () => 'not-processed')]);
  await expect(at.telephony.membersOf('room-7f')).rejects.toMatchObject({ reason: 'auth-broken', code: 'circuit-open' });
  expect(at.carrier.requests).toHaveLength(1);
  expect(at.telephony.health()).toEqual({ kind: 'account-refused', code: '20003', since: expect.any(Date) });
});
