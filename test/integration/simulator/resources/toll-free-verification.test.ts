import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CALLER, startLine, type SimulatedLine } from '../simulated-line.js';

let line: SimulatedLine;
const TOLL_FREE = '+18885550100';

beforeAll(async () => {
  line = await startLine({ ownNumbers: [TOLL_FREE] });
});

afterAll(async () => {
  await line.stop();
});

async function submit(tollfreePhoneNumberSid?: string) {
  const [own] = await line.client.incomingPhoneNumbers.list();
  return line.client.messaging.v1.tollfreeVerifications.create({
    businessName: 'Example Line',
    businessWebsite: 'https://line.example',
    notificationEmail: 'office@line.example',
    useCaseCategories: ['CUSTOMER_CARE', 'ACCOUNT_NOTIFICATIONS'],
    useCaseSummary: 'We confirm the time at which we call back.',
    productionMessageSample: 'We will call you at noon.',
    optInImageUrls: ['https://line.example/form.png'],
    optInType: 'WEB_FORM',
    messageVolume: '1,000',
    tollfreePhoneNumberSid: tollfreePhoneNumberSid ?? own?.sid ?? '',
    businessCity: 'Washington',
  });
}

function judge(status: string, rejectionReason?: string): Promise<unknown> {
  return line.control('PUT', `/toll-free/${encodeURIComponent(TOLL_FREE)}`, { status, rejectionReason });
}

async function fateOfText(path: string): Promise<Readonly<Record<string, string>>> {
  const statusCallback = line.receiver.url + path;
  await line.client.messages.create({ to: CALLER, from: TOLL_FREE, body: 'Hello', statusCallback });
  return (await line.receiver.waitFor(path, (params) => /delivered/.test(params['MessageStatus'] ?? ''))).params;
}

test('a number nobody submitted sends; once submitted it may not until it is approved', async () => {
  expect(await fateOfText('/before')).toMatchObject({ MessageStatus: 'delivered' });
  const verification = await submit();
  expect(verification).toMatchObject({
    status: 'PENDING_REVIEW',
    tollfreePhoneNumber: TOLL_FREE,
    useCaseCategories: ['CUSTOMER_CARE', 'ACCOUNT_NOTIFICATIONS'],
    businessCity: 'Washington',
    doingBusinessAs: null,
    dateCreated: expect.any(Date),
  });
  expect(await fateOfText('/pending')).toMatchObject({ MessageStatus: 'undelivered', ErrorCode: '30032' });
  await judge('TWILIO_APPROVED');
  expect(await fateOfText('/approved')).toMatchObject({ MessageStatus: 'delivered' });
  const fetched = await line.client.messaging.v1.tollfreeVerifications(verification.sid).fetch();
  expect(fetched.status).toBe('TWILIO_APPROVED');
});

test('a rejection says why, and verifications are listed in pages', async () => {
  const first = await submit();
  await judge('TWILIO_REJECTED', 'The opt-in is not shown');
  expect(await line.client.messaging.v1.tollfreeVerifications(first.sid).fetch()).toMatchObject({
    status: 'TWILIO_REJECTED',
    rejectionReason: 'The opt-in is not shown',
    editAllowed: true,
  });
  const second = await submit();
  const sids = (await line.client.messaging.v1.tollfreeVerifications.list({ pageSize: 1 })).map((known) => known.sid);
  expect(sids.slice(0, 2)).toEqual([second.sid, first.sid]);
  const rejected = await line.client.messaging.v1.tollfreeVerifications.list({ status: 'TWILIO_REJECTED' });
  expect(rejected.map((known) => known.sid)).toEqual([first.sid]);
});

test('a number that is not ours, an unknown verification and an unknown decision are refused', async () => {
  await expect(submit(`PN${'0'.repeat(32)}`)).rejects.toMatchObject({ status: 400, code: 20001 });
  const unknown = line.client.messaging.v1.tollfreeVerifications(`HH${'0'.repeat(32)}`);
  await expect(unknown.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  await expect(judge('MAYBE')).rejects.toThrow(/400/);
});
