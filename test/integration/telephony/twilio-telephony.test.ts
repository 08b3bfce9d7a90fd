// F25, F33, F35 and F36: answers of the carrier that are late, wrong, or none.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Clock } from '../../../src/platform/clock.js';
import { TwilioTelephony } from '../../../src/telephony/twilio/twilio-telephony.js';
import { WebhookAddresses } from '../../../src/telephony/twilio/webhook-addresses.js';
import {
  cutShort,
  halfJson,
  json,
  page,
  reset,
  silence,
  startCarrierStub,
  type CarrierStub,
  type StubAnswer,
} from './carrier-stub.js';
import { freePort } from './free-port.js';
import { expectNothingOf } from './private-words.js';

const accountSid = `AC${'1'.repeat(32)}`;
const authToken = 'the-auth-token-of-the-account';
const sid = `CA${'2'.repeat(32)}`;
const legId = '0198f0a2-7c1e-7d43-9b1a-2f6d3c4b5a60';
const [to, from] = ['+12025550147', '+12025550100'];
const leg = { legId, to, from, ringSeconds: 18, allowedBy: 'our-staff' } as const;
const seat = { room: 'room-7f3a', label: 'person', endsRoom: true, mode: { kind: 'talk' } } as const;
const callsPath = `/2010-04-01/Accounts/${accountSid}/Calls`;
const conferencesPath = `/2010-04-01/Accounts/${accountSid}/Conferences`;
const now = new Date('2026-03-02T15:00:00Z');

class StoppedClock extends Clock {
  override now(): Date {
    return now;
  }
}

let carrier: CarrierStub;
let telephony: TwilioTelephony;

const openTelephony = (baseUrl: string, apiKey?: { sid: string; secret: string }) =>
  new TwilioTelephony({
    access: { accountSid, authToken, apiKey, baseUrl, timeouts: { command: 300, read: 400 } },
    addresses: new WebhookAddresses('https://line.example.org/'),
    clock: new StoppedClock(),
    softphoneKey: null,
  });
const call = (more: object = {}) => ({ sid, to, from, status: 'queued', date_created: null, start_time: null, ...more });
const problem = (code: number, status: number) => ({ code, message: `The number ${to} is not valid`, more_info: '', status });
const list = (...calls: object[]) => json(200, { calls, next_page_uri: null, page: 0, page_size: 50 });

beforeAll(async () => {
  carrier = await startCarrierStub();
});
afterAll(() => carrier.close());
beforeEach(() => {
  (carrier.requests as unknown[]).length = 0;
  telephony = openTelephony(carrier.url); // each its own: one refused account would silence the next test
});

describe('what is sent', () => {
  test('ring: the addresses of the leg with their connection overrides, each event as its own field', async () => {
    carrier.answers(json(201, call()));
    expect(await telephony.ring(leg)).toEqual({ kind: 'accepted', carrierSid: sid, state: 'queued' });
    const { method, path, form, headers } = carrier.requests[0]!;
    expect([method, path]).toEqual(['POST', `${callsPath}.json`]);
    expect([...form]).toEqual(
      expect.arrayContaining([
        ['To', to],
        ['From', from],
        ['Timeout', '18'],
        [
          'Url',
          `https://line.example.org/telephony/twilio/legs/${legId}/answered#ct=2000&rt=4000&rc=2&rp=all&e=ashburn,umatilla`,
        ],
        ['StatusCallback', `https://line.example.org/telephony/twilio/legs/${legId}/status#rc=5&rp=all`],
      ]),
    );
    expect(form.getAll('StatusCallbackEvent')).toEqual(['initiated', 'ringing', 'answered', 'completed']);
    expect(headers['x-twilio-sim-host']).toBe('api.twilio.com');
    expect(headers.authorization).toBe(`Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`);
  });

  test('ringIntoRoom: whoever waits in the room hears the ringing, and the room ends with this party', async () => {
    carrier.answers(json(201, { call_sid: sid, status: 'connecting' }));
    expect(await telephony.ringIntoRoom(leg, seat)).toEqual({ kind: 'accepted', carrierSid: sid, state: 'queued' });
    const { path, form } = carrier.requests[0]!;
    expect(path).toBe(`${conferencesPath}/room-7f3a/Participants.json`);
    expect(Object.fromEntries(form)).toMatchObject({
      To: to,
      From: from,
      Label: 'person',
      Timeout: '18',
      EarlyMedia: 'true',
      Beep: 'false',
      StartConferenceOnEnter: 'true',
      EndConferenceOnExit: 'true',
      StatusCallback: `https://line.example.org/telephony/twilio/legs/${legId}/status#rc=5&rp=all`,
    });
    expect(form.getAll('StatusCallbackEvent')).toHaveLength(4);
  });

  test('with an API key, requests carry the key and the account stays in the path', async () => {
    carrier.answers(json(201, call()));
    await openTelephony(`${carrier.url}/`, { sid: 'SK1', secret: 'key-secret' }).ring(leg);
    const { path, headers } = carrier.requests[0]!;
    expect(path).toBe(`${callsPath}.json`);
    expect(headers.authorization).toBe(`Basic ${Buffer.from('SK1:key-secret').toString('base64')}`);
  });
});

const refusedOutcomes: readonly (readonly [string, StubAnswer, object])[] = [
  [
    'a bad number',
    json(400, problem(21211, 400)),
    { kind: 'rejected', code: '21211', message: expect.stringMatching(/another one/) },
  ],
  ['an unknown refusal', json(400, problem(29999, 400)), { kind: 'rejected', code: '29999' }],
  ['bad credentials', json(401, problem(20003, 401)), { kind: 'rejected', code: '20003' }],
  ["a proxy's refusal", page(404), { kind: 'rejected', code: 'http-404' }],
  ['too many at once', json(429, problem(20429, 429)), { kind: 'not-processed', retryAfterSeconds: 1 }],
  [
    'too many, with advice',
    json(429, problem(20429, 429), { 'retry-after': '7' }),
    { kind: 'not-processed', retryAfterSeconds: 7 },
  ],
  ['a fault of theirs', json(500, problem(20500, 500)), { kind: 'unknown' }],
  ['a page instead of an answer', page(503), { kind: 'unknown' }],
  ['a page that says 200', page(200), { kind: 'unknown' }],
  ['a reset', reset, { kind: 'unknown' }],
  ['no answer in time', silence, { kind: 'unknown' }],
  ['created, then cut short', cutShort(201, call()), { kind: 'unknown' }],
  ['created, half told', halfJson(201, call()), { kind: 'unknown' }],
  ['created, not named', json(201, { status: 'queued' }), { kind: 'unknown' }],
  ['a redirect', json(302, {}, { location: 'https://elsewhere.example.org/' }), { kind: 'unknown' }],
];

describe('a call that is not plainly accepted', () => {
  test.each(refusedOutcomes)('%s, one request only', async (_what, answer, expected) => {
    const open = () => openTelephony(carrier.url);
    for (const place of [() => open().ring(leg), () => open().ringIntoRoom(leg, seat)]) {
      (carrier.requests as unknown[]).length = 0;
      carrier.answers(answer);
      const result = await place();
      expect(result).toMatchObject(expected);
      expect(carrier.requests).toHaveLength(1);
      expectNothingPrivate(result);
    }
  });

  test('nobody listens at the carrier: surely not processed', async () => {
    const result = await openTelephony(`http://127.0.0.1:${await freePort()}`).ring(leg);
    expect(result).toMatchObject({ kind: 'not-processed', retryAfterSeconds: 5 });
  });
});

describe('hangUp', () => {
  test('completes the call, whatever its state', async () => {
    carrier.answers(json(200, call({ status: 'completed' })));
    await telephony.hangUp(sid);
    expect(carrier.requests.map(({ path, form }) => [path, String(form)])).toEqual([
      [`${callsPath}/${sid}.json`, 'Status=completed'],
    ]);
  });

  test.each([
    ['never existed', [json(404, problem(20404, 404)), json(404, problem(20404, 404))]],
    ['is over', [json(400, problem(21220, 400)), json(200, call({ status: 'no-answer' }))]],
  ])('a call that %s counts as done', async (_what, answers) => {
    carrier.answers(...answers);
    await expect(telephony.hangUp(sid)).resolves.toBeUndefined();
    expect(carrier.requests).toHaveLength(2);
  });

  test.each([
    ['queued', 'canceled'],
    ['ringing', 'canceled'],
    ['in-progress', 'completed'],
  ])('refused while %s: %s', async (status, second) => {
    carrier.answers(json(400, problem(21220, 400)), json(200, call({ status })), json(200, call({ status: second })));
    await telephony.hangUp(sid);
    expect(carrier.requests.map(({ method, form }) => `${method} ${String(form)}`)).toEqual([
      'POST Status=completed',
      'GET ',
      `POST Status=${second}`,
    ]);
  });
});

describe('endRoom', () => {
  test('ends each conference of that name that is not over', async () => {
    const conferences = [
      { sid: `CF${'3'.repeat(32)}`, status: 'completed' },
      { sid: `CF${'4'.repeat(32)}`, status: 'in-progress' },
      { sid: `CF${'5'.repeat(32)}`, status: 'init' },
    ];
    const ended = json(200, { status: 'completed' });
    carrier.answers(json(200, { conferences, next_page_uri: null }), ended, json(404, problem(20404, 404)));
    await telephony.endRoom('room-7f3a');
    expect(
      carrier.requests.map(({ method, path, query, form }) => [method, path, query.get('FriendlyName'), String(form)]),
    ).toEqual([
      ['GET', `${conferencesPath}.json`, 'room-7f3a', ''],
      ['POST', `${conferencesPath}/CF${'4'.repeat(32)}.json`, null, 'Status=completed'],
      ['POST', `${conferencesPath}/CF${'5'.repeat(32)}.json`, null, 'Status=completed'],
    ]);
  });
});

describe('fetchCall and findCalls', () => {
  const started = 'Mon, 02 Mar 2026 14:59:00 +0000';

  test('a call has its start, its creation, or now', async () => {
    carrier.answers(
      json(200, call({ status: 'ringing', start_time: started })),
      json(200, call({ date_created: started })),
      json(200, call({ status: 'in-progress', start_time: 'no date' })),
    );
    expect(await telephony.fetchCall(sid)).toEqual({ carrierSid: sid, state: 'ringing', startedAt: new Date(started) });
    expect(await telephony.fetchCall(sid)).toEqual({ carrierSid: sid, state: 'queued', startedAt: new Date(started) });
    expect(await telephony.fetchCall(sid)).toEqual({ carrierSid: sid, state: 'in-progress', startedAt: now });
  });

  test('a call that is gone is null, a wrong address is an error', async () => {
    carrier.answers(json(404, problem(20404, 404)), page(404));
    expect(await telephony.fetchCall(sid)).toBeNull();
    await expect(telephony.fetchCall(sid)).rejects.toMatchObject({ name: 'CarrierError', outcome: 'rejected', code: 'http-404' });
  });

  test('looks for waiting calls by state and for started ones by time, newest first, each once', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((letter) => `CA${letter.repeat(32)}`);
    carrier.answers(
      list(call({ sid: a }), call({ sid: 'CA0', date_created: 'Mon, 02 Mar 2026 09:00:00 +0000' })),
      list(
        call({ sid: b, status: 'ringing', start_time: started }),
        call({ sid: c, status: 'busy', start_time: 'Mon, 02 Mar 2026 14:59:30 +0000' }),
      ),
    );
    const found = await telephony.findCalls({ to, from, since: new Date('2026-03-02T14:58:00.900Z') });
    expect(found.map(({ carrierSid, state }) => [carrierSid, state])).toEqual([
      [a, 'queued'],
      [c, 'busy'],
      [b, 'ringing'],
    ]);
    expect(carrier.requests.map(({ query }) => Object.fromEntries(query))).toEqual([
      { To: to, From: from, Status: 'queued', PageSize: '50' },
      { To: to, From: from, 'StartTime>': '2026-03-02T14:58:00Z', PageSize: '50' },
    ]);
  });

  test.each(refusedOutcomes.slice(2, 12))('%s is a CarrierError that may be logged', async (_what, answer) => {
    carrier.answers(answer);
    const error = await telephony.findCalls({ to, from, since: now }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'CarrierError', operation: 'GET /2010-04-01/Accounts/{id}/Calls.json' });
    expectNothingPrivate(error);
  });
});

test('the carrier itself shows neither credentials nor its last request', async () => {
  carrier.answers(json(201, call()));
  await telephony.ring(leg);
  expectNothingPrivate(telephony);
});

const basic = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
const expectNothingPrivate = (value: unknown) => expectNothingOf([authToken, basic, accountSid, to, from, '2025550147'], value);
