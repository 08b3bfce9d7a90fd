import { describe, expect, test } from '@jest/globals';
import type { LineResult, StepInput } from '../../../src/telephony/call-script.js';
import { legStates } from '../../../src/telephony/leg-report.js';
import { carrierSidIn, toIncomingCall, toLegReport, toStepInput } from '../../../src/telephony/twilio/forms/to-call-event.js';
import { readForm } from '../../../src/telephony/twilio/forms/webhook-form.js';

const legId = '0198f0a2-7c1e-7d43-9b1a-2f6d3c4b5a60';
const sid = `CA${'0'.repeat(32)}`;
const report = (form: string) => toLegReport(legId, sid, readForm(form));

describe('toLegReport', () => {
  test('keeps the order number and the reason of the network', () => {
    expect(report('CallStatus=busy&SequenceNumber=3&SipResponseCode=486&Unheard=of')).toEqual({
      legId,
      carrierSid: sid,
      state: 'busy',
      sequence: 3,
      sipResponseCode: 486,
    });
  });

  test.each(legStates)('knows %s', (state) => {
    expect(report(`CallStatus=${state}`)?.state).toBe(state);
  });

  test('a call that is dialled but does not ring yet is still queued for us', () => {
    expect(report('CallStatus=initiated&SequenceNumber=0')).toMatchObject({ state: 'queued', sequence: 0 });
  });

  test.each(['', 'CallStatus=', 'CallStatus=levitating', 'CallStatus=__proto__', 'CallStatus=constructor'])(
    'does not guess from %p',
    (form) => {
      expect(report(form)).toBeNull();
    },
  );

  test.each(['', '-1', '1.5', 'three', '99999999999'])('a sequence number of %p counts as none', (number) => {
    expect(report(`CallStatus=ringing&SequenceNumber=${number}`)?.sequence).toBeNull();
  });
});

test('a call is named only by something that looks like its name', () => {
  expect(carrierSidIn(readForm(`CallSid=${sid}`))).toBe(sid);
  expect(carrierSidIn(readForm('CallSid=CA123'))).toBeNull();
  expect(carrierSidIn(readForm('CallSid='))).toBeNull();
  expect(carrierSidIn(readForm(''))).toBeNull();
});

test('silence is empty digits', () => {
  const digitsIn = (form: string) => toStepInput(sid, readForm(form), 'f').digits;
  expect(digitsIn('Digits=1')).toBe('1');
  expect(digitsIn('Digits=')).toBe('');
  expect(digitsIn('x=1')).toBe('');
});

test('a form keeps repeated names, empty values and spaces as they came', () => {
  const form = readForm('a=1&a=2&b=&c=+x%20&ctx%5Blead%5D=9&__proto__=z');
  expect([...form]).toEqual([
    ['a', ['1', '2']],
    ['b', ['']],
    ['c', [' x ']],
    ['ctx[lead]', ['9']],
    ['__proto__', ['z']],
  ]);
  expect(readForm({ parsed: 'already' }).size).toBe(0);
});

describe('toStepInput', () => {
  const input = (form: string): StepInput => toStepInput(sid, readForm(form), 'f1');

  test('of a key: nothing else happened', () => {
    expect(input('Digits=9&FinishedOnKey=%23')).toEqual({
      carrierSid: sid,
      digits: '9',
      carrierLine: null,
      lineResult: null,
      recorded: null,
      connected: null,
      connectedSeconds: null,
      fingerprint: 'f1',
    });
  });

  test('of a wait: the line by the name that the carrier gave it', () => {
    const line = `QU${'3'.repeat(32)}`;
    expect(input(`QueueSid=${line}&QueueTime=12&QueuePosition=2`)).toMatchObject({ carrierLine: line, lineResult: null });
    expect(input('QueueSid=somebody').carrierLine).toBeNull();
  });

  test.each<[string, LineResult]>([
    ['leave', 'left'],
    ['redirected', 'taken'],
    ['bridged', 'taken'],
    ['bridging-in-process', 'taken'],
    ['redirected-from-bridged', 'taken'],
    ['hangup', 'hung-up'],
    ['queue-full', 'line-full'],
    ['error', 'failed'],
    ['system-error', 'failed'],
    ['a-new-word', 'failed'],
  ])('of a line that was left, %s: %s', (word, result) => {
    expect(input(`QueueResult=${word}`).lineResult).toBe(result);
  });

  test('of a message: how long, under which name, and whether they hung up, which is no key', () => {
    const recording = `RE${'4'.repeat(32)}`;
    const url = encodeURIComponent(`https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/${recording}`);
    expect(input(`RecordingUrl=${url}&RecordingDuration=7&Digits=hangup`)).toMatchObject({
      digits: '',
      recorded: { carrierSid: recording, seconds: 7, hungUp: true },
    });
    expect(input(`RecordingSid=${recording}&RecordingDuration=3&Digits=1`).recorded).toEqual({
      carrierSid: recording,
      seconds: 3,
      hungUp: false,
    });
    expect(input('RecordingDuration=2&RecordingUrl=').recorded).toEqual({ carrierSid: null, seconds: 2, hungUp: false });
  });

  test.each([
    ['DialCallStatus=completed&DialBridged=true', true],
    ['DialCallStatus=completed&DialBridged=false', false],
    ['DialCallStatus=answered', true],
    ['DialCallStatus=completed', true],
    ['DialCallStatus=busy', false],
    ['DialCallStatus=no-answer', false],
    ['DialCallStatus=failed&DialBridged=false', false],
    ['Digits=1', null],
  ])('of a connection, %s: %s', (form, connected) => {
    expect(input(form).connected).toBe(connected);
  });

  test.each([
    ['DialCallStatus=completed&DialCallDuration=2', 2],
    ['DialCallStatus=completed', null],
    ['DialCallStatus=busy&DialCallDuration=soon', null],
  ])('of how long they were connected, %s: %s', (form, seconds) => {
    expect(input(form).connectedSeconds).toBe(seconds);
  });
});

test.each(['+12025550147', 'anonymous', '+266696687', ''])('an incoming call keeps %p as it came', (from) => {
  const form = `To=%2B18885550100&From=${encodeURIComponent(from)}&ForwardedFrom=`;
  expect(toIncomingCall(sid, readForm(form))).toEqual({ carrierSid: sid, to: '+18885550100', from, forwardedFrom: null });
  expect(toIncomingCall(sid, readForm('ForwardedFrom=%2B12025550111')).forwardedFrom).toBe('+12025550111');
});
