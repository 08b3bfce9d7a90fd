import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HotlineScript } from '../../../src/modules/hotline/index.js';
import { sourcePromiseChecks } from '../../../src/modules/board/sources/source-promise-checks.js';
import { emptyTables } from '../../support/empty-tables.js';
import { fictionalNumber } from '../../support/website.js';
import { hotline, openLeadsApp, type LeadsApp } from '../leads/leads-app.js';

let leads: LeadsApp;
let website: { id: string; key: string };
let siteId: string;
beforeAll(async () => {
  leads = await openLeadsApp();
  website = await leads.source('Palm Lake');
  siteId = (await leads.send('GET', 'sites')).body.sites[0].id;
});
afterAll(() => leads.close());
beforeEach(() => emptyTables({ query: (text) => leads.query(text) }, 'tracking_number', 'inbound_call'));

const add = (phoneNumber: string) => leads.send('POST', `sites/${siteId}/tracking-numbers`, { phoneNumber });
const retire = (id: string) => leads.send('DELETE', `sites/${siteId}/tracking-numbers/${id}`);
const spring = { utm_source: 'google', utm_campaign: 'spring' };
const autumn = { utm_source: 'google', utm_campaign: 'autumn' };
let visits = 0;
const visit = () => `visit-0123456789-${(visits += 1)}`;
async function shown(attribution: object | undefined, session = visit(), key = website.key) {
  const headers = { authorization: `Bearer ${key}` };
  const answer = await leads.app.inject({ method: 'POST', url: '/v1/shown-number', headers, payload: { session, attribution } });
  return { status: answer.statusCode, ...answer.json() };
}
const numberFor = async (...asked: Parameters<typeof shown>) => (await shown(...asked)).phoneNumber as string;
const holdsEnd = () => leads.query(`update tracking_number set held_until = now() - interval '1 second'`);
let calls = 0;
async function call(to: string) {
  const carrierSid = `CA${String((calls += 1)).padStart(32, '0')}`;
  const { flow } = await leads.app
    .get(HotlineScript, { strict: false })
    .called({ carrierSid, to, from: fictionalNumber(), forwardedFrom: null });
  const [row] = await leads.query('select attribution_id from inbound_call order by arrived_at desc limit 1');
  return { hears: flow.map(({ kind }) => kind), attributionId: row?.['attribution_id'] ?? null };
}

describe('the number that a website shows (A-103)', () => {
  it('is one for each campaign, kept by each visit, and the site’s own when there is none left', async () => {
    const pool = [fictionalNumber(), fictionalNumber()];
    for (const number of pool) expect(await add(number)).toMatchObject({ status: 201, body: { phoneNumber: number } });
    const first = visit();
    const ofSpring = await shown(spring, first);
    expect(pool).toContain(ofSpring.phoneNumber);
    const minutes = (new Date(ofSpring.heldUntil).getTime() - Date.now()) / 60_000;
    expect(minutes).toBeCloseTo(30, 0);
    expect(await numberFor(spring)).toBe(ofSpring.phoneNumber);
    const ofAutumn = await numberFor(autumn);
    expect(new Set([ofSpring.phoneNumber, ofAutumn])).toEqual(new Set(pool));
    expect(await numberFor(undefined, first)).toBe(ofSpring.phoneNumber);
    expect(await numberFor(autumn, first)).toBe(ofSpring.phoneNumber);
    expect(await shown({ utm_campaign: 'winter' })).toEqual({ status: 200, phoneNumber: hotline, heldUntil: null });
  });

  it('is the site’s own for a visit without a campaign, and nothing of that is kept', async () => {
    await add(fictionalNumber());
    expect(await numberFor({ gclid: 'Cj0KCQjw_abcdefghijk', landing_page: 'https://palmlake.example/' })).toBe(hotline);
    expect(await leads.query('select from number_session')).toEqual([]);
  });

  it('is one for each campaign however many visits ask at once', async () => {
    for (let n = 0; n < 4; n += 1) await add(fictionalNumber());
    const asked = Array.from({ length: 24 }, (_, n) => ({ utm_campaign: `q${n % 3}` }));
    const numbers = await Promise.all(asked.map((campaign) => numberFor(campaign)));
    for (const rest of [0, 1, 2]) expect(new Set(numbers.filter((_, n) => n % 3 === rest)).size).toBe(1);
    expect(new Set(numbers).size).toBe(3);
    for (const { sql } of sourcePromiseChecks) expect(await leads.query(sql)).toEqual([]);
  });

  it('goes to the next campaign when its half hour is over: the one that was free for longest first', async () => {
    const [one, two] = [fictionalNumber(), fictionalNumber()];
    await add(one);
    const ofSpring = await numberFor(spring);
    expect(ofSpring).toBe(one);
    await holdsEnd();
    await add(two);
    expect(await numberFor(autumn)).toBe(two);
    // A campaign that comes back while nobody took its number has it again.
    expect(await numberFor(spring)).toBe(one);
    await holdsEnd();
    await leads.query(`update tracking_number set held_until = now() - interval '1 hour' where e164 = $1`, [two]);
    expect(await numberFor({ utm_campaign: 'winter' })).toBe(two);
  });

  it('is shown by our own websites only', async () => {
    const partner = await leads.source('Partner', 'partner');
    expect(await shown(spring, visit(), partner.key)).toMatchObject({ status: 403, code: 'source/websites-only' });
    expect(await shown(spring, 'short')).toMatchObject({ status: 422 });
  });
});

describe('a call to a tracking number', () => {
  it('is answered like one to the site, and has the campaign’s random id and nothing of a visit', async () => {
    await add(fictionalNumber());
    const number = await numberFor({ ...spring, gclid: 'Cj0KCQjw_abcdefghijk', landing_page: 'https://palmlake.example/x' });
    const { hears, attributionId } = await call(number);
    expect(hears).toEqual((await call(hotline)).hears);
    expect(hears).not.toContain('refuse-call');
    const [kept] = await leads.query('select details from attribution where id = $1', [attributionId]);
    expect(kept).toEqual({ details: spring });
    expect((await call(number)).attributionId).toBe(attributionId);
  });

  it('that was retired still reaches us; the number rests for 90 days before it is used again', async () => {
    const number = fictionalNumber();
    const { body } = await add(number);
    await numberFor(spring);
    expect((await retire(body.id)).status).toBe(204);
    expect(await numberFor(spring)).toBe(hotline);
    const { hears, attributionId } = await call(number);
    expect(hears).toEqual((await call(hotline)).hears);
    expect(hears).not.toContain('refuse-call');
    expect(attributionId).toEqual(expect.any(String));
    expect(await add(number)).toMatchObject({ status: 409, body: { code: 'tracking-number/taken' } });
    await leads.query(`update tracking_number set retired_at = now() - interval '91 days'`);
    expect(await add(number)).toMatchObject({ status: 201, body: { id: body.id, retiredAt: null } });
    expect((await call(number)).attributionId).toBeNull();
  });
});

it('nobody can ask to be called at a number of ours', async () => {
  const number = fictionalNumber();
  await add(number);
  expect(await leads.post(website.key, { phone: number })).toMatchObject({ status: 422 });
  expect(await add(hotline)).toMatchObject({ status: 422 });
  expect(await retire('0190a0b0-0000-7000-8000-000000000000')).toMatchObject({ status: 404 });
});
