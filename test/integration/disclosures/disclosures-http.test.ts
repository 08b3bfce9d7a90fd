import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { v7 as uuid } from 'uuid';
import { verifyDocument } from '../../../src/platform/crypto/signed-document.js';
import { Database } from '../../../src/platform/database/database.js';
import { createDatabase } from '../../support/database.js';
import { emptyTables } from '../../support/empty-tables.js';
import { openExchangeApp } from '../exchange/exchange-app.js';
import { administrator, hire, signIn, type SignedIn } from '../identity/identity-app.js';
import { SeededRows, type SeededPerson } from '../intake/seeded-rows.js';
import { signedForm } from './signed-form.js';

let dropped: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
let database: Database;
let rows: SeededRows;
let admin: SignedIn;
let ana: SignedIn;
let person: SeededPerson;

const day = (after: number) => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);
const form = { ...signedForm, signedOn: day(-2), expiresOn: day(30) };
const toMaria = {
  recipient: 'Maria Lopez',
  recipientKind: 'family',
  purpose: 'family-involvement',
  fields: ['attendance', 'clinical'],
  channel: 'phone',
};

beforeAll(async () => {
  dropped = await createDatabase();
  app = await openExchangeApp(dropped.url);
  database = app.get(Database);
  admin = await signIn(app, administrator);
  ana = await hire(app, admin, 'Ana');
  rows = new SeededRows(database);
  await rows.site();
});
afterAll(async () => {
  await app.close();
  await dropped.drop();
});
beforeEach(async () => {
  await emptyTables(database, 'person', 'alert', 'vendor');
  person = await rows.person();
  await rows.givenTo(ana.userId, person);
});

async function ask(method: 'GET' | 'POST', path: string, payload?: object, by = ana) {
  const answer = await app.inject({ method, url: `/v1/${path}`, headers: by.headers, payload });
  const isJson = String(answer.headers['content-type']).includes('json');
  return { status: answer.statusCode, raw: answer, body: isJson ? answer.json() : null };
}
const theirs = (method: 'GET' | 'POST', what: string, payload?: object, by = ana) =>
  ask(method, `people/${person.personId}/${what}`, payload, by);
const sign = (change: object = {}) => theirs('POST', 'part2-consents', { ...form, ...change });
const tell = (change: object = {}) => theirs('POST', 'disclosures', { ...toMaria, ...change });
const listed = async () => (await theirs('GET', 'disclosures', undefined, admin)).body.disclosures;

describe('a signed Part 2 consent', () => {
  it('stands in the consents of the person, by whom, for whom and until when', async () => {
    const { status, body } = await sign();
    expect(status).toBe(201);
    const consents = (await theirs('GET', 'consents')).body;
    expect(consents.states).toContainEqual(
      expect.objectContaining({
        kind: 'part2_named',
        scope: { recipient: 'Maria Lopez', purpose: 'family-involvement' },
        state: 'granted',
        sentence: expect.stringMatching(/^They agreed to sharing with Maria Lopez \(family-involvement\) on /),
      }),
    );
    expect(consents.events[0]).toMatchObject({
      id: body.consentId,
      signed: { discloser: 'Palm Lake', fields: ['contact', 'attendance'], signature: 'Folder 7', signedOn: form.signedOn },
    });
    const [kept] = await database.query('select evidence::text from consent_event');
    expect(JSON.stringify(kept)).not.toContain('José'); // sealed
  });

  it('L-102 that lacks elements of 2.31(a) is refused, each by name', async () => {
    expect(await theirs('POST', 'part2-consents', { kind: 'part2_named' })).toMatchObject({
      status: 422,
      body: {
        code: 'consent/incomplete',
        errors: [
          'patientName',
          'discloser',
          'fields',
          'recipient',
          'purpose',
          'saysHowToRevoke',
          'expiresOn',
          'signature',
          'signedOn',
        ].map((field) => expect.objectContaining({ field, message: expect.stringContaining('2.31(a)(') })),
      },
    });
    expect(await sign({ signedOn: day(2) })).toMatchObject({ status: 422, body: { code: 'consent/of-no-use' } });
    expect(await sign({ fields: ['whole-record'] })).toMatchObject({ status: 422, body: { code: 'input/invalid' } });
    expect(await ask('POST', `people/${uuid()}/part2-consents`, form)).toMatchObject({ status: 404 });
    expect(await database.query('select from consent_event')).toEqual([]);
  });

  it('for the insurer is one for asking them, too', async () => {
    await sign({ recipient: 'Blue Shield', purpose: 'verify-benefits', fields: ['identity', 'coverage'] });
    const insurer = { recipient: 'Blue Shield', recipientKind: 'payer', purpose: 'verify-benefits', fields: ['coverage'] };
    expect(await tell(insurer)).toMatchObject({ status: 201, body: { fields: ['coverage'] } });
  });

  it('for what an insurer pays is one for asking it what it pays for, and no one else', async () => {
    await sign({ recipient: 'Blue Shield', purpose: 'payment', fields: ['identity', 'coverage'] });
    const insurer = { recipient: 'Blue Shield', recipientKind: 'payer', purpose: 'verify-benefits', fields: ['coverage'] };
    expect(await tell(insurer)).toMatchObject({ status: 201, body: { fields: ['coverage'] } });
    expect(await tell({ ...insurer, recipient: 'Northern Mutual' })).toMatchObject({
      status: 409,
      body: { code: 'disclosure/no-consent' },
    });
  });
});

describe('what staff tell by phone', () => {
  it('is asked for first: what may be told, and what goes along; a no says why, and both are on record', async () => {
    expect(await tell()).toMatchObject({
      status: 409,
      body: { code: 'disclosure/no-consent', rule: '42 CFR 2.13, 2.31', detail: expect.stringMatching('not consented') },
    });
    await sign();
    expect(await tell()).toMatchObject({
      status: 201,
      body: {
        fields: ['attendance'],
        withheld: ['clinical'],
        notice: expect.stringMatching('^42 CFR part 2 prohibits'),
        scopeText: expect.stringMatching('^Disclosed to Maria Lopez'),
      },
    });
    expect(await listed()).toMatchObject([
      { outcome: 'made', by: 'Ana', recipient: 'Maria Lopez', fields: ['attendance'], channel: 'phone', result: null },
      { outcome: 'blocked', reason: 'no-consent', fields: [] },
    ]);
  });

  it('in an emergency goes without consent, with what the law wants to know (L-109)', async () => {
    const emergency = { recipient: 'County 911', recipientKind: 'medical-personnel', purpose: 'emergency', basis: 'emergency' };
    expect(await tell(emergency)).toMatchObject({ status: 409, body: { code: 'disclosure/incomplete' } });
    const facts = { medicalPerson: 'Dr. Kim', affiliation: 'County EMS', nature: 'Not breathing' };
    expect(await tell({ ...emergency, ...facts })).toMatchObject({ status: 201 });
    expect(await database.query(`select basis_facts from disclosure where outcome = 'made'`)).toEqual([{ basis_facts: facts }]);
  });

  it.each([
    { recipient: ' ' },
    { recipientKind: 'neighbour' },
    { fields: [] },
    { fields: ['whole-record'] },
    { channel: 'api' },
    { intakeId: 'x' },
    { surprise: true },
  ])('%j is refused', async (change) => {
    expect(await tell(change)).toMatchObject({ status: 422 });
    expect(await database.query('select from disclosure')).toEqual([]);
  });

  it('is read by managers and administrators alone', async () => {
    for (const what of ['disclosures', 'accounting']) expect(await theirs('GET', what)).toMatchObject({ status: 403 });
    expect(await ask('GET', `people/${uuid()}/disclosures`, undefined, admin)).toMatchObject({ status: 404 });
    expect(await ask('GET', `people/${uuid()}/accounting`, undefined, admin)).toMatchObject({ status: 404 });
  });
});

it('L-108 a restriction binds the next disclosure, until it is lifted', async () => {
  await sign();
  const asked = { fields: ['attendance'], recipient: 'Maria Lopez', purposes: [], agreed: true, reason: 'He asked on the phone' };
  const { status, body } = await theirs('POST', 'disclosure-restrictions', asked);
  expect([status, body.restrictions]).toEqual([201, [expect.objectContaining({ ...asked, liftedAt: null })]]);
  expect(await tell()).toMatchObject({ status: 409, body: { code: 'disclosure/restricted' } });
  const lift = `disclosure-restrictions/${body.restrictions[0].id}/lift`;
  expect(await theirs('POST', lift, { reason: 'He wants it' })).toMatchObject({ status: 403 });
  expect(await theirs('POST', lift, { reason: 'He wants it' }, admin)).toMatchObject({ status: 200 });
  expect(await theirs('POST', lift, { reason: 'He wants it' }, admin)).toMatchObject({ status: 404 });
  expect(await tell()).toMatchObject({ status: 201 });
  expect(await theirs('POST', 'disclosure-restrictions', { ...asked, fields: ['everything'] })).toMatchObject({ status: 422 });
});

describe('L-107 the accounting', () => {
  const madeAt = (at: string, recipient: string) =>
    rows.insert('disclosure', {
      id: uuid(),
      outcome: 'made',
      person_id: person.personId,
      recipient_name: recipient,
      recipient_kind: 'medical-personnel',
      purpose: 'emergency',
      channel: 'phone',
      wanted: ['identity'],
      fields: ['identity'],
      basis: 'emergency',
      scope_text: 'x',
      notice_version: '2024-1',
      at,
    });

  it('is of three years to the day, and is on record itself', async () => {
    const from = (await theirs('GET', 'accounting', undefined, admin)).body.from;
    await madeAt(from, 'On that day');
    await madeAt(new Date(new Date(from).getTime() - 1).toISOString(), 'The day before');
    await sign();
    await tell();
    const { status, body } = await theirs('GET', 'accounting', undefined, admin);
    expect(status).toBe(200);
    expect(body.disclosures.map(({ recipient }: { recipient: string }) => recipient)).toEqual([
      'On that day',
      'The person themselves', // the accounting before
      'Maria Lopez',
    ]);
    expect(body.notice).toMatch(/^42 CFR part 2 prohibits/);
    expect((await listed())[0]).toMatchObject({ id: body.id, basis: 'own-request', fields: ['disclosures'] });
    expect(await database.query(`select from audit_entry where action = 'accounting.exported'`)).toHaveLength(2);
  });

  it('is a PDF for whoever reads it on paper', async () => {
    const { raw } = await theirs('GET', 'accounting?format=pdf', undefined, admin);
    expect([raw.statusCode, raw.headers['content-type'], raw.rawPayload.subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    expect(raw.headers['content-disposition']).toBe('attachment; filename="accounting-of-disclosures.pdf"');
  });
});

describe('what was exported before', () => {
  it('the record of a person is a disclosure to themselves', async () => {
    const { body } = await theirs('GET', 'record?reason=They%20asked', undefined, admin);
    expect(body.export).toMatchObject({
      notice: expect.stringMatching('^42 CFR part 2 prohibits'),
      scope: expect.stringMatching('at their own request'),
    });
    expect(await listed()).toMatchObject([
      { recipient: 'The person themselves', fields: ['whole-record'], basis: 'own-request', channel: 'file' },
    ]);
  });

  it('L-310 the evidence of a consent goes to themselves, and to somebody else only as they consented', async () => {
    const id = (await sign()).body.consentId;
    const mine = await ask('GET', `consents/${id}/evidence`, undefined, admin);
    const [key] = (await ask('GET', 'consents/signing-keys')).body.keys;
    expect(verifyDocument(mine.raw.body, [key.publicKey])).toMatchObject({
      kind: 'genuine',
      document: {
        patientName: 'José Lopez',
        disclosure: { to: { kind: 'patient' }, notice: expect.stringMatching('^42 CFR part 2') },
      },
    });
    const lawyer = `consents/${id}/evidence?recipient=Doe%20Law&recipientKind=court&purpose=legal`;
    expect(await ask('GET', lawyer, undefined, admin)).toMatchObject({ status: 409, body: { code: 'disclosure/no-consent' } });
    await sign({ recipient: 'Doe Law', purpose: 'legal', fields: ['consents'] });
    expect(await ask('GET', lawyer, undefined, admin)).toMatchObject({ status: 200 });
    expect(
      (await listed()).map(({ recipient, outcome }: { recipient: string; outcome: string }) => [recipient, outcome]),
    ).toEqual([
      ['Doe Law', 'made'],
      ['Doe Law', 'blocked'],
      ['The person themselves', 'made'],
    ]);
  });
});

it('B-093 a revocation by letter lists what was told between its date and its receipt', async () => {
  await sign();
  await tell();
  const statedAt = new Date(Date.now() - 3 * 86_400_000).toISOString();
  const answer = await theirs('POST', 'revocations', { kinds: ['part2_named'], by: 'letter', statedAt, note: 'Folder 8' });
  expect(answer).toMatchObject({
    status: 200,
    body: { statedAt, disclosures: [{ recipient: 'Maria Lopez', fields: ['attendance'] }] },
  });
  expect(await tell()).toMatchObject({ status: 409, body: { code: 'disclosure/revoked', rule: '42 CFR 2.31(c)' } });
});

it('L-111 the vendor registry is kept by administrators, one agreement without an end for each', async () => {
  const vendor = { key: 'twilio', name: 'Twilio', services: ['calls'], baaOn: day(-10), qsoa: true };
  const add = (change: object = {}, by = admin) => ask('POST', 'admin/vendors', { ...vendor, ...change }, by);
  expect(await add({}, ana)).toMatchObject({ status: 403 });
  expect(await add({ key: 'Twilio Inc' })).toMatchObject({ status: 422 });
  expect(await add({ baaOn: '2026-02-30' })).toMatchObject({ status: 422, body: { code: 'vendor/date' } });
  const added = await add();
  expect(added).toMatchObject({ status: 201, body: { vendors: [{ key: 'twilio', problem: null }] } });
  expect(await add()).toMatchObject({ status: 409, body: { code: 'vendor/has-agreement' } });
  const end = (id: string) => ask('POST', `admin/vendors/${id}/end`, { endsOn: day(-1) }, admin);
  expect(await end(added.body.vendors[0].id)).toMatchObject({
    status: 200,
    body: { vendors: [{ problem: expect.stringMatching('no agreement any more') }] },
  });
  expect(await end(uuid())).toMatchObject({ status: 404, body: { code: 'vendor/unknown' } });
  expect(await add()).toMatchObject({ status: 201 });
});
