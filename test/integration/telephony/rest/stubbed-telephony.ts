import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { SystemClock } from '../../../../src/platform/clock.js';
import { TwilioTelephony } from '../../../../src/telephony/twilio/twilio-telephony.js';
import { WebhookAddresses } from '../../../../src/telephony/twilio/webhook-addresses.js';
import { json, startCarrierStub, type CarrierStub, type StubAnswer } from '../carrier-stub.js';

export const accountSid = `AC${'1'.repeat(32)}`;
export const authToken = 'the-auth-token-of-the-account';
export const account = `/2010-04-01/Accounts/${accountSid}`;
export const root = 'https://line.example.org/telephony/twilio';
export const legId = '0198f0a2-7c1e-7d43-9b1a-2f6d3c4b5a60';
export const [to, from] = ['+12025550147', '+12025550100'];
export const sids = {
  call: `CA${'2'.repeat(32)}`,
  coached: `CA${'7'.repeat(32)}`,
  conference: `CF${'2'.repeat(32)}`,
  queue: `QU${'2'.repeat(32)}`,
  recording: `RE${'2'.repeat(32)}`,
  text: `SM${'2'.repeat(32)}`,
  number: `PN${'2'.repeat(32)}`,
};

/** The adapter, and a carrier that answers what the test says; fresh for each test. */
export interface Stubbed {
  readonly carrier: CarrierStub;
  readonly telephony: TwilioTelephony;
  /** Method, path within the account, and form of each request. */
  sent(): readonly (readonly [string, string, Readonly<Record<string, string>>])[];
}

export function useStubbedTelephony(): Stubbed {
  let carrier: CarrierStub;
  let telephony: TwilioTelephony;
  beforeAll(async () => {
    carrier = await startCarrierStub();
  });
  afterAll(() => carrier.close());
  beforeEach(() => {
    (carrier.requests as unknown[]).length = 0;
    telephony = new TwilioTelephony({
      access: { accountSid, authToken, baseUrl: carrier.url },
      addresses: new WebhookAddresses('https://line.example.org', 'https://static.example.org/away.xml'),
      clock: new SystemClock(),
      softphoneKey: null,
    });
  });
  return {
    get carrier() {
      return carrier;
    },
    get telephony() {
      return telephony;
    },
    sent: () =>
      carrier.requests.map(({ method, path, form }) => [method, path.replace(account, ''), Object.fromEntries(form)] as const),
  };
}

/** A refusal as the carrier words it: with the number and the account in its prose. */
export const problem = (code: number, status: number): StubAnswer =>
  json(status, { code, message: `The number ${to} of ${accountSid} is not valid`, more_info: '', status });
export const gone = problem(20404, 404);
export const removed: StubAnswer = (response) => void response.writeHead(204).end();
export const openRoom = json(200, { conferences: [{ sid: sids.conference, status: 'in-progress' }], next_page_uri: null });
