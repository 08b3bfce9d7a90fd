import { describe, expect, test } from '@jest/globals';
import { legStates } from '../../../src/telephony/leg-report.js';
import { carrierSidIn, toLegReport, toStepInput } from '../../../src/telephony/twilio/forms/to-call-event.js';
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
