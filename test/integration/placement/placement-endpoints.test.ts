import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { Database } from '../../../src/platform/database/database.js';
import { openConsoleApp } from '../board/console-app.js';
import { createDatabase } from '../../support/database.js';
import { administrator, hire, signIn, type SignedIn } from '../identity/identity-app.js';
import { SeededRows, type SeededPerson } from '../intake/seeded-rows.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';

let database: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
let admin: SignedIn;
let ana: SignedIn;
let rows: SeededRows;
let maria: SeededPerson;
let sam: SeededPerson;
let programmeId: string;

beforeAll(async () => {
  database = await createDatabase();
  app = await openConsoleApp(database.url);
  admin = await signIn(app, administrator);
  ana = await hire(app, admin, 'Ana');
  rows = new SeededRows(app.get(Database));
  await rows.site();
  maria = await rows.person();
  sam = await rows.person('+12025550148');
  for (const one of [maria, sam]) await rows.givenTo(ana.userId, one);
  const programme = {
    siteId: rows.siteId,
    name: 'Lakeside',
    levelOfCare: '3.7',
    place: '12 Lake Road',
    minAge: 18,
    languages: ['en'],
  };
  const made = await ask(admin, 'POST', 'admin/programmes', programme);
  expect(made).toMatchObject({
    status: 201,
    body: { ...programme, maxAge: null, genders: null, publiclyFunded: false, active: true },
  });
  programmeId = made.body.id;
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

async function ask(by: SignedIn, method: Method, path: string, payload?: object) {
  const answer = await app.inject({ method, url: `/v1/${path}`, headers: by.headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}
const problem = (status: number, code: string, field?: string) => ({
  status,
  body: { code, ...(field ? { errors: expect.arrayContaining([expect.objectContaining({ field })]) } : {}) },
});
const daysAhead = (days: number) => DateTime.now().setZone('America/New_York').plus({ days }).toFormat("yyyy-MM-dd'T'10:00");

describe('programmes and beds', () => {
  it('are an administrator’s to write', async () => {
    expect(await ask(ana, 'POST', 'admin/programmes', {})).toMatchObject(problem(403, 'access/role'));
    const again = { siteId: rows.siteId, name: 'Lakeside', levelOfCare: '1', place: 'x' };
    expect(await ask(admin, 'POST', 'admin/programmes', again)).toMatchObject(problem(409, 'programme/exists'));
    expect(await ask(admin, 'POST', 'admin/programmes', { ...again, name: ' ' })).toMatchObject(
      problem(422, 'input/invalid', 'name'),
    );
    expect(await ask(admin, 'PATCH', `admin/programmes/${programmeId}`, { maxAge: 3 })).toMatchObject(
      problem(422, 'programme/ages', 'maxAge'),
    );
    expect(await ask(admin, 'PATCH', `admin/programmes/${programmeId}`, { publiclyFunded: true })).toMatchObject({
      status: 200,
      body: { publiclyFunded: true, name: 'Lakeside', minAge: 18 },
    });
  });

  it('show who holds a bed until when; the second hears it as a 409', async () => {
    const { status, body } = await ask(admin, 'POST', `admin/programmes/${programmeId}/beds`, { label: 'A1', state: 'open' });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { free: 1, beds: [{ label: 'A1', confidence: 'fresh', free: true }] },
    });
    const bedId = body.beds[0].id as string;
    expect(await ask(ana, 'PUT', `beds/${bedId}/state`, { state: 'full' })).toMatchObject(problem(422, 'input/invalid', 'state'));
    expect(await ask(ana, 'PUT', `beds/${bedId}/state`, { state: 'open' })).toMatchObject({ status: 204 });
    const held = await ask(ana, 'POST', `beds/${bedId}/holds`, { intakeId: maria.intakeId });
    expect(held).toMatchObject({ status: 201, body: { bedId, intakeId: maria.intakeId, state: 'held', heldBy: 'Ana' } });
    expect(await ask(admin, 'POST', `beds/${bedId}/holds`, { intakeId: sam.intakeId })).toMatchObject({
      status: 409,
      body: {
        code: 'bed/held',
        heldBy: 'Ana',
        heldUntil: held.body.until,
        detail: expect.stringMatching(/^Ana holds this bed until /),
      },
    });
    expect(await ask(ana, 'GET', 'beds')).toMatchObject({
      body: {
        programmes: [
          { id: programmeId, free: 0, beds: [{ assertedBy: 'Ana', hold: { heldBy: 'Ana', until: held.body.until } }] },
        ],
      },
    });
    const hold = `bed-holds/${held.body.id}`;
    expect(await ask(ana, 'POST', `${hold}/extend`, { hours: 100 })).toMatchObject(problem(422, 'input/invalid', 'hours'));
    expect(await ask(ana, 'POST', `${hold}/extend`, { hours: 48 })).toMatchObject({ status: 200 });
    expect(await ask(ana, 'POST', `${hold}/release`, { reason: 'They changed their mind' })).toMatchObject({
      body: { state: 'released' },
    });
    expect(await ask(ana, 'POST', `beds/${uuid()}/holds`, { intakeId: sam.intakeId })).toMatchObject(problem(404, 'bed/unknown'));
    expect(await ask(ana, 'POST', `beds/${bedId}/holds`, { intakeId: uuid() })).toMatchObject(problem(404, 'intake/unknown'));
  });
});

describe('the waiting list', () => {
  it('wants a plan and the next contact', async () => {
    const entry = { intakeId: sam.intakeId, programmeId, pregnant: false, injecting: true };
    expect(await ask(ana, 'POST', 'waitlist', { ...entry, nextContactAt: 'soon' })).toMatchObject(
      problem(422, 'input/invalid', 'safetyPlan'),
    );
    const plan = { safetyPlan: 'Stays with a friend', nextContactAt: 'soon' };
    expect(await ask(ana, 'POST', 'waitlist', { ...entry, ...plan })).toMatchObject(
      problem(422, 'instant/invalid', 'nextContactAt'),
    );
    const nextContactAt = DateTime.utc().plus({ hours: 24 }).toISO();
    const added = await ask(ana, 'POST', 'waitlist', { ...entry, ...plan, nextContactAt });
    expect(added).toMatchObject({
      status: 201,
      body: { priority: 'injecting', overdue: false, intake: { advanced: false, to: 'waitlisted' } },
    });
    const { id } = added.body;
    expect(await ask(ana, 'GET', `waitlist?programmeId=${programmeId}`)).toMatchObject({ body: { items: [{ id }] } });
    expect(await ask(ana, 'POST', `waitlist/${id}/contact`, { nextContactAt })).toMatchObject({
      status: 200,
      body: { lastContactAt: expect.any(String) },
    });
    expect(await ask(ana, 'POST', `waitlist/${id}/end`, { state: 'left', reason: 'Found another place' })).toMatchObject({
      body: { state: 'left' },
    });
    expect(await ask(ana, 'GET', 'waitlist')).toEqual({ status: 200, body: { items: [] } });
  });
});

describe('appointments', () => {
  it('are made, listed, moved and cancelled, and say what keeps the intake from moving along', async () => {
    const asked = { intakeId: maria.intakeId, programmeId, localTime: daysAhead(2), transport: 'Taxi' };
    expect(await ask(ana, 'POST', 'appointments', { ...asked, localTime: 'tomorrow' })).toMatchObject(
      problem(422, 'appointment/time', 'localTime'),
    );
    const made = await ask(ana, 'POST', 'appointments', asked);
    expect(made).toMatchObject({
      status: 201,
      body: { place: '12 Lake Road', state: 'scheduled', initials: 'M.D.L.C.', intake: { advanced: false, to: 'scheduled' } },
    });
    expect(made.body.steps.length).toBeGreaterThan(0);
    const one = `appointments/${made.body.id}`;
    expect(await ask(ana, 'POST', `${one}/no-show`)).toMatchObject(problem(409, 'appointment/not-yet'));
    const moved = await ask(ana, 'POST', `${one}/move`, { localTime: daysAhead(3), reason: 'No lift' });
    expect(moved).toMatchObject({ status: 200, body: { state: 'scheduled', localTime: daysAhead(3) } });
    expect(await ask(ana, 'GET', one)).toMatchObject({ body: { state: 'moved', movedTo: moved.body.id } });
    const day = daysAhead(3).slice(0, 10);
    expect(await ask(ana, 'GET', `appointments?day=${day}&siteId=${rows.siteId}`)).toMatchObject({
      body: { items: [{ id: moved.body.id }] },
    });
    expect(await ask(ana, 'POST', `${one}/arrived`)).toMatchObject(problem(409, 'appointment/state'));
    expect(await ask(ana, 'POST', `appointments/${moved.body.id}/advance`)).toMatchObject({
      status: 200,
      body: { intake: { advanced: false } },
    });
    const cancelled = await ask(ana, 'POST', `appointments/${moved.body.id}/cancel`, { reason: 'They asked' });
    expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled', endReason: 'They asked' } });
    expect(await ask(ana, 'GET', `appointments/${uuid()}`)).toMatchObject(problem(404, 'appointment/unknown'));
  });
});

describe('referrals (L-503)', () => {
  it('want a reason, offer the directory, and follow the choice', async () => {
    const place = { name: 'Harbor House', kind: 'private', area: 'Tampa', phoneNumber: '202-555-0180', checkedOn: '2026-11-01' };
    expect(await ask(ana, 'POST', 'admin/referral-places', place)).toMatchObject(problem(403, 'access/role'));
    expect(await ask(admin, 'POST', 'admin/referral-places', { ...place, commission: 5 })).toMatchObject({ status: 422 });
    const unreachable = { name: 'Nowhere', kind: 'public', area: 'Tampa' };
    expect(await ask(admin, 'POST', 'admin/referral-places', unreachable)).toMatchObject(
      problem(422, 'referral-place/unreachable'),
    );
    const added = await ask(admin, 'POST', 'admin/referral-places', place);
    expect(added).toMatchObject({ status: 201, body: { phoneNumber: '+12025550180', checkedOn: '2026-11-01', active: true } });
    const changed = await ask(admin, 'PATCH', `admin/referral-places/${added.body.id}`, { languages: ['es'] });
    expect(changed).toMatchObject({ status: 200, body: { languages: ['es'], phoneNumber: '+12025550180' } });
    const { body } = await ask(ana, 'GET', 'referral-places?language=es');
    const places = body.places as { id: string; kind: string }[];
    expect(places.map(({ kind }) => kind)).toEqual(['public', 'public', 'private']);

    const offer = { intakeId: maria.intakeId, placeIds: places.map(({ id }) => id) };
    expect(await ask(ana, 'POST', 'referrals', offer)).toMatchObject(problem(422, 'input/invalid', 'reason'));
    const tooFew = { ...offer, reason: 'no-bed', placeIds: offer.placeIds.slice(1) };
    expect(await ask(ana, 'POST', 'referrals', tooFew)).toMatchObject(problem(422, 'referral/options', 'placeIds'));
    const made = await ask(ana, 'POST', 'referrals', { ...offer, reason: 'no-bed' });
    expect(made).toMatchObject({ status: 201, body: { state: 'offered', options: [{}, {}, { name: 'Harbor House' }] } });
    const one = `referrals/${made.body.id}`;
    expect(await ask(ana, 'POST', `${one}/choice`, {})).toMatchObject(problem(422, 'input/invalid', 'placeId'));
    expect(await ask(ana, 'POST', `${one}/choice`, { placeId: added.body.id })).toMatchObject({
      body: { state: 'chosen', followUpDueAt: expect.any(String) },
    });
    await ask(ana, 'POST', `${one}/steps`, { step: 'warm-hand-over' });
    expect(await ask(ana, 'POST', `${one}/steps`, { step: 'accepted' })).toMatchObject(problem(422, 'input/invalid', 'receiver'));
    expect(await ask(ana, 'POST', `${one}/steps`, { step: 'accepted', receiver: 'Lee' })).toMatchObject({
      body: { state: 'accepted' },
    });
    expect(await ask(ana, 'POST', `${one}/steps`, { step: 'dropped' })).toMatchObject(problem(409, 'referral/state'));
    expect(await ask(ana, 'GET', `referrals?intakeId=${maria.intakeId}`)).toMatchObject({
      body: { referrals: [{ receiver: 'Lee' }] },
    });
  });
});
