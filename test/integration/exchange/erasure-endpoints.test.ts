import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '../../../src/platform/database/database.js';
import { createDatabase } from '../../support/database.js';
import { administrator, hire, signIn, type SignedIn } from '../identity/identity-app.js';
import { SeededRows, type SeededPerson } from '../intake/seeded-rows.js';
import { openExchangeApp } from './exchange-app.js';
import { plantOnTheirWay } from './plant-on-their-way.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
let rows: SeededRows;
let admin: SignedIn;
let mia: SignedIn;
let ana: SignedIn;

beforeAll(async () => {
  database = await createDatabase();
  app = await openExchangeApp(database.url);
  admin = await signIn(app, administrator);
  rows = new SeededRows(app.get(Database));
  await rows.site();
  mia = await hire(app, admin, 'Mia', 'manager');
  ana = await hire(app, admin, 'Ana', 'counsellor');
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const ask = (by: SignedIn, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  app.inject({ method, url, headers: by.headers, ...(payload ? { payload } : {}) });
const letter = { askedBy: 'patient', reason: 'Letter of 3 May' };
const erase = (personId: string, body: object = letter, by = mia) => ask(by, 'POST', `/v1/people/${personId}/erasure`, body);

describe('/v1/people/{id}/erasure', () => {
  it('is for managers and administrators, wants a reason and who asked, and knows nobody else', async () => {
    const { personId } = await rows.person('+12025550141');
    expect((await erase(personId, letter, ana)).statusCode).toBe(403);
    expect((await erase(personId, { askedBy: 'somebody', reason: ' ' })).json()).toMatchObject({
      status: 422,
      errors: [{ field: 'askedBy' }, { field: 'reason' }],
    });
    expect((await erase('0198a000-0000-7000-8000-0000000000ff')).json()).toMatchObject({ status: 404, code: 'person/unknown' });
  });

  it('erases, says so when it is asked again, and nothing of it is opened any more', async () => {
    const { personId, intakeId } = await rows.person('+12025550142');
    const erased = await erase(personId);
    expect({ status: erased.statusCode, body: erased.json() }).toMatchObject({
      status: 200,
      body: { outcome: 'erased', personId },
    });
    expect((await erase(personId)).json()).toMatchObject({ id: erased.json().id });
    for (const url of [`/v1/people/${personId}`, `/v1/people/${personId}/record?reason=x`, `/v1/intakes/${intakeId}`])
      expect((await ask(admin, 'GET', url)).json()).toMatchObject({ status: 404, code: 'person/erased' });
    expect((await ask(mia, 'GET', `/v1/people/${personId}/consents`)).statusCode).toBe(200); // the proof of a stop
    expect((await ask(ana, 'GET', `/v1/people/${personId}/consents`)).statusCode).toBe(404);
    expect((await ask(admin, 'POST', `/v1/people/${personId}/legal-holds`, { reason: 'late' })).json()).toMatchObject({
      code: 'person/erased',
    });
    expect((await ask(mia, 'GET', '/v1/erasures?limit=1')).json()).toMatchObject({
      items: [{ id: erased.json().id, askedBy: 'patient' }],
    });
    expect((await ask(ana, 'GET', '/v1/erasures')).statusCode).toBe(403);
    expect((await ask(mia, 'GET', '/v1/erasures?cursor=x')).json()).toMatchObject({ status: 422, code: 'cursor/unknown' });
  });
});

describe('B-103: a record under legal hold', () => {
  let person: SeededPerson;
  let callbackId: string;
  let holdId: string;

  beforeAll(async () => {
    person = await rows.person('+12025550143');
    callbackId = await rows.callback(person);
    const placed = await ask(mia, 'POST', `/v1/people/${person.personId}/legal-holds`, { reason: 'Case 12' });
    expect(placed.statusCode).toBe(201);
    holdId = placed.json().id;
  });

  it('is not erased: the answer says why and what has to happen, and that the rest is restricted', async () => {
    const refused = await erase(person.personId);
    expect(refused.json()).toMatchObject({
      status: 409,
      code: 'erasure/refused',
      askAgainAt: null,
      obstacles: [{ code: 'legal-hold', until: null }],
      restrictedAt: expect.any(String),
    });
    expect(refused.json().detail).toContain('ask again when it is lifted');
    expect((await ask(mia, 'GET', '/v1/erasures')).json().items[0]).toMatchObject({
      outcome: 'refused',
      personId: person.personId,
    });
  });

  it('is found in no list, and opened by managers and administrators alone, on the record', async () => {
    const shut = { status: 403, code: 'person/restricted' };
    expect((await ask(ana, 'GET', `/v1/people/${person.personId}`)).json()).toMatchObject(shut);
    expect((await ask(ana, 'GET', `/v1/callbacks/${callbackId}`)).json()).toMatchObject(shut);
    expect((await ask(ana, 'GET', `/v1/callbacks?personId=${person.personId}`)).json()).toMatchObject(shut);
    expect((await ask(ana, 'POST', `/v1/people/${person.personId}/reveal`, { reason: 'x' })).json()).toMatchObject(shut);
    for (const url of ['/v1/callbacks', '/v1/intakes?stage=closed', '/v1/intakes', '/v1/people?search=2025550143'])
      expect((await ask(mia, 'GET', url)).body).not.toContain(person.personId);
    expect((await ask(mia, 'GET', `/v1/people/${person.personId}`)).json()).toMatchObject({ id: person.personId });
    const read = await app
      .get(Database)
      .query(`select from audit_entry where action = 'person.restricted-record-opened' and user_id = $1 and subject_id = $2`, [
        mia.userId,
        person.personId,
      ]);
    expect(read).toHaveLength(1);
  });

  it('is neither called nor merged, until the restriction is lifted', async () => {
    const { personId: otherId } = await rows.person('+12025550144');
    const callback = { personId: person.personId, source: 'follow-up', reason: 'x' };
    expect((await ask(mia, 'POST', '/v1/callbacks', callback)).statusCode).toBe(409);
    expect(
      (await ask(mia, 'POST', `/v1/people/${otherId}/merge`, { into: person.personId, reason: 'same' })).json(),
    ).toMatchObject({
      status: 409,
      code: 'merge/restricted',
    });
    const lift = `/v1/people/${person.personId}/restriction/lift`;
    expect((await ask(ana, 'POST', lift, { reason: 'x' })).statusCode).toBe(403);
    expect((await ask(mia, 'POST', lift, { reason: 'They changed their mind' })).statusCode).toBe(204);
    expect((await ask(mia, 'POST', lift, { reason: 'again' })).json()).toMatchObject({ status: 409, code: 'restriction/none' });
    await rows.openedTo(ana.userId, person);
    expect((await ask(ana, 'GET', `/v1/people/${person.personId}`)).statusCode).toBe(200);
  });

  it('lists its holds, lifts them once, and is erased then', async () => {
    const url = `/v1/people/${person.personId}/legal-holds`;
    expect((await ask(ana, 'GET', url)).statusCode).toBe(403);
    expect((await ask(mia, 'GET', url)).json()).toMatchObject({ items: [{ id: holdId, placedByName: 'Mia', liftedAt: null }] });
    expect((await ask(mia, 'POST', `/v1/legal-holds/${holdId}/lift`, { reason: '' })).statusCode).toBe(422);
    expect((await ask(mia, 'POST', `/v1/legal-holds/${holdId}/lift`, { reason: 'Case closed' })).json()).toMatchObject({
      liftedReason: 'Case closed',
    });
    expect((await ask(mia, 'POST', `/v1/legal-holds/${holdId}/lift`, { reason: 'x' })).json()).toMatchObject({
      code: 'legal-hold/lifted-already',
    });
    expect((await ask(mia, 'POST', `/v1/legal-holds/${person.personId}/lift`, { reason: 'x' })).statusCode).toBe(404);
    expect((await erase(person.personId)).json()).toMatchObject({ outcome: 'erased' });
  });
});

describe('B-103: what was arranged, asked and told of a record', () => {
  const database = () => app.get(Database);
  const opened: [method: 'GET' | 'POST', url: string, payload?: object][] = [];
  let person: SeededPerson;

  beforeAll(async () => {
    person = await rows.person('+12025550145');
    const callbackId = await rows.callback(person);
    await plantOnTheirWay(rows, { ...person, callbackId }, ana.userId, admin.userId);
    const idIn = async (table: string) => {
      const text = `select id from ${table} where intake_id = $1 order by id limit 1`;
      return (await database().query<{ id: string }>(text, [person.intakeId]))[0]!.id;
    };
    const [bed] = await database().query<{ id: string }>('select id from bed');
    opened.push(
      ['GET', `/v1/benefits/${await idIn('benefits_request')}`],
      ['GET', `/v1/intakes/${person.intakeId}/benefits`],
      ['GET', `/v1/intakes/${person.intakeId}/notes`],
      ['GET', `/v1/intakes/${person.intakeId}/decisions`],
      ['GET', `/v1/appointments/${await idIn('appointment')}`],
      ['GET', `/v1/referrals/${await idIn('referral')}`],
      ['GET', `/v1/referrals?intakeId=${person.intakeId}`],
      ['POST', `/v1/waitlist/${await idIn('waitlist_entry')}/contact`, {}],
      ['POST', `/v1/bed-holds/${await idIn('bed_hold')}/extend`, {}],
      ['POST', `/v1/beds/${bed!.id}/holds`, { intakeId: person.intakeId }],
      ['POST', '/v1/appointments', { intakeId: person.intakeId }],
    );
  });

  it('restricted, is in no list, and opened by managers and administrators alone', async () => {
    for (const [method, url, payload] of opened)
      expect({ url, ...(await ask(ana, method, url, payload)).json() }).not.toMatchObject({ code: 'person/restricted' });
    const open = ['/v1/benefits', '/v1/appointments?day=2026-11-23', '/v1/waitlist', '/v1/overrides?reviewed=true'];
    for (const url of open) expect((await ask(mia, 'GET', url)).body).toContain(person.intakeId);
    await ask(mia, 'POST', `/v1/people/${person.personId}/legal-holds`, { reason: 'Case 12' });
    expect((await erase(person.personId)).json()).toMatchObject({ code: 'erasure/refused' });
    for (const [method, url, payload] of opened)
      expect({ url, ...(await ask(ana, method, url, payload)).json() }).toMatchObject({ url, code: 'person/restricted' });
    expect((await ask(mia, 'GET', opened[0]![1])).statusCode).toBe(200);
    for (const url of [...open, '/v1/benefits?state=cancelled', '/v1/beds', '/v1/overrides']) {
      const answer = await ask(mia, 'GET', url);
      expect({ url, status: answer.statusCode }).toEqual({ url, status: 200 });
      expect(answer.body).not.toContain(person.intakeId);
    }
  });

  it('erased, is opened by nobody, but for the accounting', async () => {
    await database().query('update legal_hold set lifted_at = now(), lifted_by = placed_by, lifted_reason = $1', ['over']);
    expect((await erase(person.personId)).json()).toMatchObject({ outcome: 'erased' });
    for (const [method, url, payload] of opened)
      expect({ url, ...(await ask(admin, method, url, payload)).json() }).toMatchObject({ url, code: 'person/erased' });
    const disclosures = `/v1/people/${person.personId}/disclosures`;
    expect((await ask(mia, 'GET', disclosures)).json()).toMatchObject({
      disclosures: expect.arrayContaining([expect.objectContaining({ recipient: 'Lakeside' })]),
    });
    expect((await ask(mia, 'POST', disclosures, {})).json()).toMatchObject({ code: 'person/erased' });
    expect((await ask(ana, 'GET', disclosures)).statusCode).toBe(403);
    expect((await ask(mia, 'GET', `/v1/people/${person.personId}/accounting?format=json`)).statusCode).toBe(200);
  });
});

describe('/v1/admin/retention', () => {
  it('shows the standard with its sources, takes what the law lets, and refuses the rest', async () => {
    const url = '/v1/admin/retention';
    const shown = (await ask(admin, 'GET', url)).json();
    expect(shown).toMatchObject({ version: 0, kept: { 'never-a-patient': 24, recordings: 90 } });
    expect(shown.classes).toHaveLength(5);
    expect((await ask(mia, 'GET', url)).statusCode).toBe(403);
    const refused = await ask(admin, 'PUT', url, { kept: { ...shown.kept, audit: 1 }, reason: 'short' });
    expect(refused.json()).toMatchObject({ status: 422, errors: [{ field: 'kept.audit', code: 'retention/too-short' }] });
    const kept = { ...shown.kept, recordings: 30 };
    expect((await ask(admin, 'PUT', url, { kept, reason: 'Our contract' })).json()).toMatchObject({
      version: 1,
      kept,
      reason: 'Our contract',
    });
    expect((await ask(admin, 'PUT', url, { kept, reason: 'Again' })).json()).toMatchObject({ version: 2 });
  });
});
