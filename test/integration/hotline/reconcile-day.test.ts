import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { ReconcileDay } from '../../../src/modules/hotline/index.js';
import { ContactQuestions } from '../../../src/modules/people/index.js';
import { SiteDirectory } from '../../../src/modules/sites/index.js';
import { number, secondsAfterStart } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { CallerOnTheLine } from './caller.js';
import { listedCall } from './listed-call.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await setUp();
});

type Row = Record<string, unknown>;
const rows = (table: string, order: string) => floor.database.query<Row>(`select * from ${table} order by ${order}`);
const findings = () => rows('carrier_finding', 'found_at, carrier_sid');
const alerts = () => floor.database.query<Row>('select kind, subject_id from alert where acknowledged_at is null order by kind');
const day = 24 * 3600;
const lookAt = (seconds: number) => {
  floor.clock.at = secondsAfterStart(seconds);
  return floor.use(ReconcileDay).run();
};
const sid = (n: number) => String(n).padStart(32, '0');
const recording = (callSid: string, n: number, seconds = 12) => ({
  carrierSid: `RE${sid(n)}`,
  callSid,
  state: 'completed' as const,
  seconds,
  createdAt: secondsAfterStart(40),
});
const text = (n: number, direction: 'incoming' | 'outgoing') => ({
  carrierSid: `SM${sid(n)}`,
  direction,
  to: '+12025550100',
  from: number(47),
  body: 'hello',
  state: 'received',
  code: null,
  createdAt: secondsAfterStart(0),
});

/** The site's number is ours, and calls to it reach us. */
async function setUp(endpoints = floor.carrier.expectedEndpoints()): Promise<void> {
  floor.carrier.numbers = [{ carrierSid: `PN${sid(1)}`, number: '+12025550100', endpoints }];
}

it('looks once a day, at everything since the last look', async () => {
  await lookAt(120);
  const call = listedCall({ startedAt: secondsAfterStart(130) });
  floor.carrier.calls = [call];
  await lookAt(3600);
  expect(await rows('inbound_call', 'id')).toEqual([]);
  await lookAt(3 * day);
  expect(await rows('inbound_call', 'id')).toMatchObject([{ learnt_by: 'import' }]);
  expect(await findings()).toHaveLength(1);
});

describe('recordings', () => {
  it('a message left with the fallback is fetched like any other, and the callback says so', async () => {
    const call = listedCall();
    floor.carrier.calls = [call];
    floor.carrier.recordings = [recording(call.carrierSid, 1)];
    await lookAt(120);
    await lookAt(2 * day);
    const [incoming] = await rows('inbound_call', 'id');
    expect(incoming).toMatchObject({ outcome: 'voicemail', message_seconds: 12 });
    expect(await rows('recording', 'id')).toMatchObject([
      {
        kind: 'voicemail',
        inbound_call_id: incoming!['id'],
        state: 'completed',
        carrier_sid: `RE${sid(1)}`,
        seconds: 12,
        due_at: secondsAfterStart(120),
        consent: { how: 'voicemail' },
      },
    ]);
    expect(await rows('callback', 'id')).toMatchObject([{ origin: 'voicemail', because: 'They left a message' }]);
  });

  it('of somebody without a number: only the message tells who they are, so a human listens', async () => {
    const call = listedCall({ from: 'anonymous' });
    floor.carrier.calls = [call];
    floor.carrier.recordings = [recording(call.carrierSid, 2)];
    await lookAt(120);
    expect(await rows('recording', 'id')).toHaveLength(1);
    expect(await findings()).toContainEqual(expect.objectContaining({ kind: 'recording', needs_human: true }));
  });

  it('one whose report was lost is taken into its row', async () => {
    const caller = await CallerOnTheLine.dials(floor);
    await caller.press('');
    await caller.press('2');
    floor.carrier.recordings = [recording(caller.carrierSid, 3)];
    await lookAt(120);
    expect(await rows('recording', 'id')).toMatchObject([{ state: 'completed', carrier_sid: `RE${sid(3)}`, seconds: 12 }]);
    expect(await findings()).toEqual([]);
  });

  it('one that nobody asked for is told', async () => {
    floor.carrier.recordings = [recording(`CA${sid(99)}`, 4)];
    await lookAt(120);
    await lookAt(2 * day);
    expect(await rows('recording', 'id')).toEqual([]);
    expect(await findings()).toMatchObject([{ kind: 'recording', needs_human: true }]);
    expect(await alerts()).toMatchObject([{ kind: 'unknown-recording' }]);
  });
});

describe('texts', () => {
  it('one that never reached us counts now, once: STOP above all', async () => {
    floor.carrier.texts = [{ ...text(1, 'incoming'), body: 'STOP' }];
    await lookAt(120);
    await lookAt(2 * day);
    expect(await rows('text_message', 'id')).toContainEqual(expect.objectContaining({ direction: 'incoming', meaning: 'stop' }));
    const facts = await floor.use(ContactQuestions).textFacts(floor.database, number(47), floor.clock.at);
    expect(facts).toMatchObject({ suppressedBecause: 'They texted that they want no more texts' });
    expect(await rows('suppression', 'id')).toMatchObject([{ channel: 'sms' }]);
    expect(await findings()).toEqual([]);
  });

  it('one that nobody here sent, or to a number of nobody, is told', async () => {
    floor.carrier.texts = [text(2, 'outgoing'), { ...text(3, 'incoming'), to: '+12125550188' }];
    await lookAt(120);
    expect(await findings()).toMatchObject([
      { kind: 'text', needs_human: true, explanation: expect.stringContaining('went out') },
      { kind: 'text', needs_human: true, explanation: expect.stringContaining('came in') },
    ]);
  });
});

describe('our numbers at the carrier (F23, F107)', () => {
  it('a staging address left on one is told, never changed, and forgotten when it is mended', async () => {
    await setUp({ ...floor.carrier.expectedEndpoints(), voice: 'https://staging.example.org/voice' });
    await lookAt(120);
    expect(await alerts()).toEqual([{ kind: 'number-misconfigured', subject_id: floor.rows.siteId }]);
    expect(await findings()).toMatchObject([
      { kind: 'number', needs_human: true, explanation: expect.stringMatching(/differently.*: voice\./) },
    ]);
    expect(floor.carrier.numbers[0]!.endpoints.voice).toBe('https://staging.example.org/voice');
    await setUp();
    await lookAt(2 * day);
    expect(await alerts()).toEqual([]);
    expect(await findings()).toEqual([]);
  });

  it('one that the carrier does not have at all is told', async () => {
    floor.carrier.numbers = [];
    await lookAt(120);
    expect(await alerts()).toMatchObject([{ kind: 'number-misconfigured' }]);
    expect(await findings()).toMatchObject([{ kind: 'number', explanation: expect.stringContaining('not ours') }]);
  });

  it('a tracking number is looked at like the site’s; a retired one that went back to the carrier is missed by nobody', async () => {
    const directory = floor.use(SiteDirectory);
    const [trackingId, retiredId] = [uuid(), uuid()];
    const row = { site_id: floor.rows.siteId, added_at: floor.clock.at };
    await floor.rows.insert('tracking_number', { ...row, id: trackingId, e164: number(71) });
    await floor.rows.insert('tracking_number', { ...row, id: retiredId, e164: number(72), retired_at: floor.clock.at });
    directory.forget();
    await setUp();
    await lookAt(120);
    expect(await alerts()).toEqual([{ kind: 'number-misconfigured', subject_id: trackingId }]);
    expect(await findings()).toMatchObject([{ explanation: expect.stringContaining('a tracking number of the site') }]);
    await floor.database.query('delete from tracking_number');
    directory.forget();
  });
});
