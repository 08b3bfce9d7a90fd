import { describe, expect, test } from '@jest/globals';
import { json } from '../carrier-stub.js';
import { from, gone, root, to, sids, useStubbedTelephony } from './stubbed-telephony.js';

const at = useStubbedTelephony();
const { number } = sids;

describe('numbers', () => {
  test.each([
    ['mobile', 'mobile'],
    ['nonFixedVoip', 'voip'],
    ['tollFree', 'toll-free'],
    ['sharedCost', 'other'],
    [null, null],
  ])('a line of type %s is %s', async (type, lineType) => {
    at.carrier.answers(json(200, { valid: true, phone_number: to, line_type_intelligence: { type, error_code: null } }));
    expect(await at.telephony.describe(to)).toEqual({ valid: true, lineType, reassigned: null });
    const { path, query, headers } = at.carrier.requests[0]!;
    expect([path, query.get('Fields'), headers['x-twilio-sim-host']]).toEqual([
      `/v2/PhoneNumbers/${to}`,
      'line_type_intelligence',
      'lookups.twilio.com',
    ]);
  });

  test.each([
    ['yes', true],
    ['no', false],
    ['no_data_available', null],
  ])('asked with the day on which it was known, "%s" says whether it was given to somebody else', async (said, reassigned) => {
    const packages = { line_type_intelligence: { type: 'mobile' }, reassigned_number: { is_number_reassigned: said } };
    at.carrier.answers(json(200, { valid: true, phone_number: to, ...packages }));
    const facts = await at.telephony.describe(to, new Date('2026-03-09T23:30:00Z'));
    expect(facts).toEqual({ valid: true, lineType: 'mobile', reassigned });
    const { query } = at.carrier.requests[0]!;
    expect([query.get('Fields'), query.get('LastVerifiedDate')]).toEqual([
      'line_type_intelligence,reassigned_number',
      '20260309',
    ]);
  });

  test('what is no number is not valid', async () => {
    at.carrier.answers(gone);
    expect(await at.telephony.describe('+1555')).toEqual({ valid: false, lineType: null, reassigned: null });
  });

  test('ours are set up to reach us, whatever they reached before', async () => {
    const { voice, callEnded, text: texts } = at.telephony.expectedEndpoints();
    expect([voice, callEnded, texts]).toEqual([
      `${root}/voice#ct=2000&rt=4000&rc=2&rp=all&e=ashburn,umatilla`,
      `${root}/voice/ended#rc=5&rp=all`,
      `${root}/texts#ct=2000&rt=4000&rc=2&rp=all&e=ashburn,umatilla`,
    ]);
    at.carrier.answers(json(200, { sid: number }));
    await at.telephony.configureNumber(number);
    expect(at.sent()[0]).toEqual([
      'POST',
      `/IncomingPhoneNumbers/${number}.json`,
      {
        VoiceApplicationSid: '',
        VoiceUrl: voice,
        VoiceMethod: 'POST',
        VoiceFallbackUrl: 'https://static.example.org/away.xml',
        VoiceFallbackMethod: 'GET',
        StatusCallback: callEnded,
        StatusCallbackMethod: 'POST',
        SmsApplicationSid: '',
        SmsUrl: texts,
        SmsMethod: 'POST',
      },
    ]);
  });

  test('an application in front of a number is not our setup', async () => {
    const one = {
      sid: number,
      phone_number: from,
      voice_url: 'https://a.example.org/',
      voice_fallback_url: 'b',
      status_callback: 'c',
      sms_url: 'd',
      voice_application_sid: null,
      sms_application_sid: '',
    };
    const numbers = [one, { ...one, voice_application_sid: `AP${'1'.repeat(32)}` }];
    at.carrier.answers(json(200, { incoming_phone_numbers: numbers, next_page_uri: null }));
    expect((await at.telephony.ownedNumbers()).map(({ endpoints }) => endpoints)).toEqual([
      { voice: 'https://a.example.org/', voiceFallback: 'b', callEnded: 'c', text: 'd' },
      { voice: '', voiceFallback: '', callEnded: '', text: 'd' },
    ]);
  });
});
