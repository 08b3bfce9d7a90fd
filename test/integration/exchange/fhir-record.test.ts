import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Bundle, FhirResource } from 'fhir/r4.js';
import { v7 as uuid } from 'uuid';
import { currentNotice } from '../../../src/core/disclosures/notice.js';
import { Database } from '../../../src/platform/database/database.js';
import { createDatabase } from '../../support/database.js';
import { checkFhir } from '../../support/fhir/check-fhir.js';
import { signedForm } from '../disclosures/signed-form.js';
import { administrator, hire, signIn, type SignedIn } from '../identity/identity-app.js';
import { SeededRows, start, type SeededPerson } from '../intake/seeded-rows.js';
import { planted } from './canaries.js';
import { openExchangeApp } from './exchange-app.js';
import { plantOnTheirWay } from './plant-on-their-way.js';

let dropped: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
let database: Database;
let rows: SeededRows;
let admin: SignedIn;
let ana: SignedIn;
let person: SeededPerson;
let mother: SeededPerson;

const day = (after: number) => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  dropped = await createDatabase();
  app = await openExchangeApp(dropped.url);
  database = app.get(Database);
  admin = await signIn(app, administrator);
  rows = new SeededRows(database);
  await rows.site();
  ana = await hire(app, admin, 'Ana');
  person = await rows.person('+12025550147');
  mother = await rows.person('+12025550148');
  await plantAll();
});
afterAll(async () => {
  await app.close();
  await dropped.drop();
});

async function plantAll(): Promise<void> {
  const { personId, intakeId } = person;
  const told = [personId, 'José Lopez', '1987-05-01'];
  await database.query(`update person set display_name = $2, birth_date = $3, birth_precision = 'month' where id = $1`, told);
  await database.query(`update person set display_name = 'Maria Lopez' where id = $1`, [mother.personId]);
  await plantOnTheirWay(rows, { ...person, callbackId: await rows.callback(person) }, ana.userId, admin.userId);
  for (const [question_id, value] of [
    ['phq-2.1', 'not-at-all'],
    ['phq-2.2', 'unknown'],
  ]) {
    const instrument = { instrument: 'phq-2', instrument_version: '1', definition_hash: 'x' };
    const said = { intake_id: intakeId, answered_by: 'person', language: 'en', asked_by: ana.userId, answered_at: start };
    await rows.insert('screening_answer', { ...said, ...instrument, id: uuid(), question_id, value });
  }
  const part = { intake_id: intakeId, person_id: mother.personId, roles: ['family'], since: start };
  await rows.insert('intake_party', part);
}

async function ask(method: 'GET' | 'POST', path: string, payload?: object, by = admin) {
  const raw = await app.inject({ method, url: `/v1/${path}`, headers: by.headers, ...(payload ? { payload } : {}) });
  return { status: raw.statusCode, body: raw.json(), raw };
}
const fhir = (query = '', { personId } = person) =>
  ask('GET', `people/${personId}/record?reason=They%20asked&format=fhir${query}`);
const toLakeside = '&recipient=Lakeside&recipientKind=treating-provider&purpose=treatment';
const resources = (bundle: Bundle<FhirResource>) => bundle.entry!.map(({ resource }) => resource!);
const kinds = (bundle: Bundle<FhirResource>) => [...new Set(resources(bundle).map(({ resourceType }) => resourceType))];
const disclosures = () =>
  database.query('select recipient_name, purpose, basis, fields, outcome from disclosure where person_id = $1 order by at, id', [
    person.personId,
  ]);

describe('a whole record as FHIR R4', () => {
  it('is accepted by the schema and the definitions, and is everything that FHIR has a resource for', async () => {
    await ask('POST', `people/${person.personId}/part2-consents`, {
      ...signedForm,
      recipient: 'Lakeside',
      purpose: 'treatment',
      fields: ['identity', 'placement'],
      signedOn: day(-2),
      expiresOn: day(30),
    });
    const { status, body, raw } = await fhir();
    expect({ status, type: raw.headers['content-type'], cache: raw.headers['cache-control'] }).toEqual({
      status: 200,
      type: 'application/fhir+json; charset=utf-8',
      cache: 'no-store',
    });
    expect(checkFhir(body)).toEqual([]);
    expect(kinds(body)).toEqual([
      'Patient',
      'RelatedPerson',
      'Consent',
      'EpisodeOfCare',
      'QuestionnaireResponse',
      'Flag',
      'Appointment',
      'ServiceRequest',
      'Provenance',
    ]);
    expect(resources(body)[0]).toMatchObject({
      id: person.personId,
      name: [{ text: 'José Lopez' }],
      birthDate: '1987-05',
      telecom: [{ value: '+12025550147' }],
    });
    for (const what of ['answer', 'transport', 'decision']) expect(raw.body).toContain(planted(what));
    expect(raw.body).toContain(currentNotice.text);
    expect(raw.body).not.toMatch(/Maria|\+12025550148/);
    const phq = resources(body).find(
      (one) => one.resourceType === 'QuestionnaireResponse' && one.questionnaire!.includes('phq-2'),
    );
    expect(phq).toMatchObject({ status: 'in-progress', item: [{ linkId: 'phq-2.1' }, { linkId: 'phq-2.2' }] });
    const consents = resources(body).filter(({ resourceType }) => resourceType === 'Consent');
    expect(consents).toMatchObject([
      { status: 'active', provision: { actor: [{ reference: { display: 'Lakeside' } }], code: [{}, {}] } },
    ]);
  });

  it('L-103, B-104: is on record as a disclosure and in the audit, like the record as JSON', async () => {
    const before = (await disclosures()).length;
    const { body } = await fhir();
    expect((await disclosures()).slice(before)).toMatchObject([
      { purpose: 'own-request', basis: 'own-request', outcome: 'made' },
    ]);
    const audit = await database.query<{ detail: object }>(
      `select detail from audit_entry where action = 'person.record-exported' and subject_id = $1 order by at desc, id desc limit 1`,
      [person.personId],
    );
    expect(audit[0]!.detail).toMatchObject({ exportId: body.id, format: 'fhir', reason: 'They asked' });
    expect(resources(body).at(-1)).toMatchObject({
      resourceType: 'Provenance',
      id: (audit[0]!.detail as { disclosureId: string }).disclosureId,
    });
    expect((await app.inject({ method: 'GET', url: '/metrics' })).body).toMatch(
      /person_records_exported_total\{format="fhir"\} 2/,
    );
  });

  it('is only a part of it when the person wants no more, and says so', async () => {
    const { body } = await fhir('&fields=identity,consents');
    expect(kinds(body)).toEqual(['Patient', 'Consent', 'Provenance']);
    const noted = await database.query(
      `select from audit_entry where action = 'person.record-part-exported' and subject_id = $1`,
      [person.personId],
    );
    expect(noted).toHaveLength(1);
    expect(await fhir('&fields=')).toMatchObject({ status: 422, body: { code: 'input/invalid' } });
  });

  it('A-303: of somebody who asked for another person it has their own part, and nothing of the other', async () => {
    const { body, raw } = await fhir('', mother);
    expect(checkFhir(body)).toEqual([]);
    const [, part] = resources(body);
    expect(part).toMatchObject({
      resourceType: 'RelatedPerson',
      name: [{ text: 'Maria Lopez' }],
      telecom: [{ value: '+12025550148' }],
    });
    expect(raw.body).not.toMatch(/José|\+12025550147|kanarienvogel/);
  });
});

describe('a record as FHIR R4 for somebody else', () => {
  it('L-105 has what their consent lets out of what was named, and is stopped without one', async () => {
    const before = (await disclosures()).length;
    const { status, body, raw } = await fhir(`${toLakeside}&fields=identity,contact,placement,screening`);
    expect(status).toBe(200);
    expect(checkFhir(body)).toEqual([]);
    expect(kinds(body)).toEqual(['Patient', 'Appointment', 'ServiceRequest', 'Provenance']);
    expect(resources(body)[0]).not.toHaveProperty('telecom');
    expect(raw.body).not.toContain(planted('decision')); // why the clinician decided so is "clinical"
    const toOthers = `&recipient=Oak%20House&recipientKind=treating-provider&purpose=treatment&fields=identity`;
    expect(await fhir(toOthers)).toMatchObject({ status: 409, body: { code: 'disclosure/no-consent' } });
    expect((await disclosures()).slice(before)).toMatchObject([
      { recipient_name: 'Lakeside', basis: 'consent', outcome: 'made', fields: ['identity', 'placement'] },
      { recipient_name: 'Oak House', outcome: 'blocked' },
    ]);
  });

  it('wants to know what, and goes in this format only', async () => {
    expect(await fhir(toLakeside)).toMatchObject({ status: 422, body: { code: 'fields/missing' } });
    expect(await fhir(`${toLakeside}&fields=whole-record`)).toMatchObject({ status: 422, body: { code: 'input/invalid' } });
    const asJson = `people/${person.personId}/record?reason=x${toLakeside}&fields=identity`;
    expect(await ask('GET', asJson)).toMatchObject({ status: 422, body: { code: 'record/only-fhir-in-part' } });
    expect(await ask('GET', `people/${person.personId}/record?reason=x&format=fhir`, undefined, ana)).toMatchObject({
      status: 403,
    });
  });
});

describe('a record as FHIR R4 of people who are one', () => {
  it('B-105 is one patient with all their numbers, whichever of them is asked for', async () => {
    const twin = await rows.person('+12025550149');
    const merged = await ask('POST', `people/${twin.personId}/merge`, { into: person.personId, reason: 'the same' });
    expect(merged.status).toBeLessThan(300);
    const { body } = await fhir('', twin);
    expect(checkFhir(body)).toEqual([]);
    expect(resources(body)[0]).toMatchObject({
      id: person.personId,
      identifier: [{}, { use: 'old', value: `urn:uuid:${twin.personId}` }],
      telecom: [{ value: '+12025550147' }, { value: '+12025550149' }],
    });
  });

  it('B-103 is gone when they are erased', async () => {
    const { personId } = await rows.person('+12025550150');
    await ask('POST', `people/${personId}/erasure`, { askedBy: 'patient', reason: 'Letter' });
    expect(await ask('GET', `people/${personId}/record?reason=x&format=fhir`)).toMatchObject({
      status: 404,
      body: { code: 'person/erased' },
    });
  });
});
