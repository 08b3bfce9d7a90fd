import { expect, test } from '@jest/globals';
import { fingerprintOf } from '../../../src/telephony/twilio/forms/fingerprint.js';
import { readForm } from '../../../src/telephony/twilio/forms/webhook-form.js';

const path = '/telephony/twilio/legs/l1/steps/menu.t1';
const of = (form: string, at = path) => fingerprintOf(at, readForm(form));
const first = of('CallSid=CA1&Digits=1&CallToken=abc');

test.each([
  ['in another order', 'Digits=1&CallSid=CA1'],
  ['with a fresh token of the carrier', 'CallSid=CA1&Digits=1&CallToken=xyz&StirPassportToken=q'],
])('a repetition %s is recognised', (_what, form) => {
  expect(of(form)).toBe(first);
});

test.each([
  ['another key', 'CallSid=CA1&Digits=2', path],
  ['another call', 'CallSid=CA2&Digits=1', path],
  ['another step', 'CallSid=CA1&Digits=1', `${path}x`],
  ['a key twice', 'CallSid=CA1&Digits=1&Digits=1', path],
  ['a later wait', 'CallSid=CA1&Digits=1&QueueTime=9', path],
  ['values across names', 'CallSid=CA1Digits&=1', path],
])('%s is another request', (_what, form, at) => {
  expect(of(form, at)).not.toBe(first);
});

test('it shows nothing of what was sent', () => {
  expect(first).toMatch(/^[0-9a-f]{64}$/);
});
