import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { v7 as uuid } from 'uuid';
import { PeopleStore } from '../../../src/modules/people/index.js';
import { Sealer } from '../../../src/platform/crypto/sealer.js';
import { Database } from '../../../src/platform/database/database.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { administrator, hire, signIn, type SignedIn } from '../identity/identity-app.js';
import { SeededRows, type SeededPerson } from '../intake/seeded-rows.js';
import { openBenefitsApp } from './benefits-app.js';

let database: TestDatabase;
let app: NestFastifyApplication;
let rows: SeededRows;
let admin: SignedIn;
let ana: SignedIn;
let ben: SignedIn;
let numbers = 10;

const ask = (by: SignedIn, method: 'GET' | 'POST', url: string, payload?: object) =>
  app.inject({ method, url, headers: by.headers, ...(payload ? { payload } : {}) });

beforeAll(async () => {
  database = await createDatabase();
  app = await openBenefitsApp(database.url);
  admin = await signIn(app, administrator);
  rows = new SeededRows(app.get(Database));
  await rows.site();
  [ana, ben] = [await hire(app, admin, 'Ana'), await hire(app, admin, 'Ben')];
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const question = {
  way: 'phone',
  payer: { name: 'Palm Health' },
  memberId: 'palm 1001',
  patient: { firstName: 'María', lastName: 'de la Cruz', birthDate: '1987-05-14' },
};

/** Somebody who has agreed to everything that asking an insurer needs. */
async function agreed(): Promise<SeededPerson> {
  const person = await rows.person(`+120255501${(numbers += 1)}`);
  await rows.givenTo(ana.userId, person);
  await rows.openedTo(ben.userId, person);
  const event = { personId: person.personId, action: 'grant', channel: 'form', textVersion: '2026-1', evidence: {} } as const;
  const receivedAt = new Date(Date.now() - 60_000);
  await app.get(Database).transaction((tx) =>
    app.get(PeopleStore, { strict: false }).recordConsentMany(tx, [
      { ...event, id: uuid(), kind: 'vob', receivedAt },
      { ...event, id: uuid(), kind: 'part2_tpo', receivedAt },
    ]),
  );
  return person;
}

async function asked(change: object = {}, person?: SeededPerson): Promise<{ id: string; intakeId: string; personId: string }> {
  const { intakeId, personId } = person ?? (await agreed());
  const answer = await ask(ana, 'POST', `/v1/intakes/${intakeId}/benefits`, { ...question, ...change });
  expect([answer.statusCode, answer.json()]).toEqual([201, expect.objectContaining({ state: 'asked' })]);
  return { id: answer.json().id, intakeId, personId };
}

describe('by phone', () => {
  it('is asked, begun and answered, and the intake shows what is expected and what was said', async () => {
    const { id, intakeId } = await asked();
    const shown = await ask(ben, 'GET', `/v1/intakes/${intakeId}/benefits`);
    expect(shown.json()).toMatchObject({
      requests: [{ id, memberId: '••••01', ownerName: 'Ana', initials: 'M.D.L.C.' }],
      answers: [],
    });
    expect(shown.json().expectedBy).toBe(shown.json().requests[0].expectedBy);

    const early = await ask(ana, 'POST', `/v1/benefits/${id}/phone-answer`, {
      active: true,
      saidBy: 'Lee',
      referenceNumber: '77',
    });
    expect([early.statusCode, early.json().code, early.json().detail]).toEqual([
      409,
      'benefits/not-now',
      expect.stringContaining('begin first'),
    ]);
    const begun = await ask(ana, 'POST', `/v1/benefits/${id}/begin`);
    expect(begun.json()).toMatchObject({
      insured: { memberId: 'palm 1001', patient: { lastName: 'de la Cruz' } },
      notice: expect.stringContaining('42 CFR part 2'),
      scopeText: expect.stringContaining('Disclosed to Palm Health'),
    });
    const said = { active: true, copayCents: 2500, coinsuranceBasisPoints: 2000, limits: ['30 days'], planBegins: '2026-01-01' };
    const answer = await ask(ana, 'POST', `/v1/benefits/${id}/phone-answer`, {
      ...said,
      saidBy: 'Lee, provider line',
      referenceNumber: 'R-77',
    });
    expect(answer.json()).toMatchObject({
      state: 'answered',
      dueAt: null,
      tries: [{ way: 'phone', byName: 'Ana', outcome: 'answered' }],
      answers: [{ ...said, saidBy: 'Lee, provider line', referenceNumber: 'R-77', recordedBy: 'Ana', deductibleCents: null }],
    });
    const after = (await ask(ben, 'GET', `/v1/intakes/${intakeId}/benefits`)).json();
    expect([after.expectedBy, after.answers.length]).toEqual([null, 1]);
  });

  it('without consent nothing is shown of who is insured, and what to do is said', async () => {
    const person = await rows.person('+12025550199');
    await rows.givenTo(ana.userId, person);
    const { intakeId } = person;
    const answer = await ask(ana, 'POST', `/v1/intakes/${intakeId}/benefits`, question);
    expect(answer.json()).toMatchObject({
      state: 'waiting-for-consent',
      because: expect.stringMatching(/^They have not consented/),
    });
    const begun = await ask(ana, 'POST', `/v1/benefits/${answer.json().id}/begin`);
    expect([begun.statusCode, begun.json().code]).toEqual([409, 'benefits/not-now']);
  });
});

describe('by a service outside', () => {
  it('with its paper, which is kept sealed', async () => {
    const { id } = await asked({ way: 'outside' });
    const blocked = await ask(ana, 'POST', `/v1/benefits/${id}/begin`);
    expect([blocked.statusCode, blocked.json()]).toEqual([
      409,
      expect.objectContaining({
        code: 'disclosure/vendor-inactive',
        detail: expect.stringContaining('"benefits-service" is not in the vendor registry'),
      }),
    ]);
    expect((await ask(ana, 'GET', `/v1/benefits/${id}`)).json()).toMatchObject({ state: 'asked', tries: [] });
    const vendor = { key: 'benefits-service', name: 'Verify Inc.', services: ['benefits'], baaOn: '2026-01-01', qsoa: true };
    await ask(admin, 'POST', '/v1/admin/vendors', vendor);
    await ask(ana, 'POST', `/v1/benefits/${id}/begin`);
    const other = await ask(ana, 'POST', `/v1/benefits/${id}/phone-answer`, { saidBy: 'Lee', referenceNumber: '7' });
    expect(other.json().code).toBe('benefits/other-way');
    const paper = Buffer.from('%PDF a plan of palm1001');
    const document = { document: paper.toString('base64'), documentType: 'application/pdf' };
    const answer = await ask(ana, 'POST', `/v1/benefits/${id}/outside-answer`, {
      active: false,
      saidBy: 'Verify Inc.',
      ...document,
    });
    expect(answer.json().answers).toMatchObject([
      { way: 'outside', active: false, saidBy: 'Verify Inc.', referenceNumber: null },
    ]);
    expect(JSON.stringify(answer.json())).not.toContain('PDF');
    const [row] = await app
      .get(Database)
      .query<{ id: string; raw: Buffer }>('select id, raw from benefits_answer where raw is not null');
    expect(row!.raw.includes('palm1001')).toBe(false);
    const place = { table: 'benefits_answer', column: 'raw', row: row!.id };
    expect(app.get(Sealer, { strict: false }).open(row!.raw, place).equals(paper)).toBe(true);
  });
});

describe('what cannot be read or is not so', () => {
  test.each<[string, object, string]>([
    ['no insurer', { payer: undefined }, 'payer'],
    ['an unknown way', { way: 'fax' }, 'way'],
    ['a number with a separator', { memberId: 'A*1~' }, 'memberId'],
    ['a birth date that is none', { patient: { lastName: 'X', birthDate: '1987-02-30' } }, 'patient.birthDate'],
    ['a birth date to come', { patient: { lastName: 'X', birthDate: '2087-02-03' } }, 'patient.birthDate'],
    ['half a birth date', { patient: { lastName: 'X', birthDate: '1987-02' } }, 'patient.birthDate'],
    ['a name that no insurer reads', { patient: { lastName: '李', birthDate: '1987-02-03' } }, 'patient.lastName'],
    ['a service nobody knows', { serviceTypes: ['ZZ'] }, 'serviceTypes'],
    ['electronically without a code', { way: 'electronic' }, 'payer.code'],
    ['something else', { diagnosis: 'F13.20' }, 'diagnosis'],
  ])('%s', async (_, change, field) => {
    const { intakeId } = await agreed();
    const answer = await ask(ana, 'POST', `/v1/intakes/${intakeId}/benefits`, { ...question, ...change });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors.map((one: { field: string }) => one.field)).toContain(field);
    expect(answer.json().errors.every(({ message }: { message: string }) => message.length > 10)).toBe(true);
  });

  test.each<[string, object, string]>([
    ['no one who said it', { saidBy: undefined }, 'saidBy'],
    ['no reference number', { referenceNumber: ' ' }, 'referenceNumber'],
    ['half a cent', { copayCents: 25.5 }, 'copayCents'],
    ['less than nothing', { deductibleCents: -1 }, 'deductibleCents'],
    ['more than everything', { coinsuranceBasisPoints: 10_001 }, 'coinsuranceBasisPoints'],
    ['a day that is none', { planBegins: '2026-02-30' }, 'planBegins'],
    ['an end before the beginning', { planBegins: '2026-02-03', planEnds: '2026-02-02' }, 'planEnds'],
  ])('an answer with %s', async (_, change, field) => {
    const { id } = await asked();
    await ask(ana, 'POST', `/v1/benefits/${id}/begin`);
    const said = { active: true, saidBy: 'Lee', referenceNumber: '77' };
    const answer = await ask(ana, 'POST', `/v1/benefits/${id}/phone-answer`, { ...said, ...change });
    const fields = answer.json().errors.map((one: { field: string }) => one.field);
    expect([answer.statusCode, [...new Set(fields)]]).toEqual([422, [field]]);
  });

  it('an intake, a request or a clearing house that is not there', async () => {
    const { intakeId } = await agreed();
    const codes = async (url: string, body?: object) => (await ask(ana, body ? 'POST' : 'GET', url, body)).json().code;
    expect(await codes(`/v1/intakes/${uuid()}/benefits`, question)).toBe('intake/unknown');
    expect(await codes(`/v1/intakes/${uuid()}/benefits`)).toBe('intake/unknown');
    expect(await codes(`/v1/benefits/${uuid()}`)).toBe('benefits/unknown');
    expect(await codes('/v1/benefits?cursor=x')).toBe('cursor/unknown');
    const electronic = { ...question, way: 'electronic', payer: { name: 'Palm Health', code: 'SIM01' } };
    expect(await codes(`/v1/intakes/${intakeId}/benefits`, electronic)).toBe('benefits/no-clearing-house');
  });

  it('the same insurer twice', async () => {
    const person = await agreed();
    await asked({}, person);
    const twice = await ask(ben, 'POST', `/v1/intakes/${person.intakeId}/benefits`, {
      ...question,
      payer: { name: 'palm-health' },
    });
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'benefits/already-asked']);
  });
});

describe('the queue', () => {
  it('is asked by state, way, owner and what is late, page by page', async () => {
    const mine = [await asked(), await asked({ way: 'outside' })];
    const minuteAgo = new Date(Date.now() - 60_000);
    await app.get(Database).query('update benefits_request set due_at = $2 where id = $1', [mine[0]!.id, minuteAgo]);
    const ids = async (query: string, by = ana) =>
      (await ask(by, 'GET', `/v1/benefits?limit=200&${query}`)).json().items.map((item: { id: string }) => item.id);
    const [late, outside] = mine.map(({ id }) => id);
    expect(await ids('overdue=true')).toEqual([late]);
    expect(await ids('way=outside&owner=me')).toContain(outside);
    expect(await ids('way=outside&owner=me')).not.toContain(late);
    expect(await ids('owner=me', ben)).toEqual([]);
    expect(await ids('state=answered')).not.toContain(late);
    const first = (await ask(ana, 'GET', '/v1/benefits?limit=1')).json();
    const second = (await ask(ana, 'GET', `/v1/benefits?limit=1&cursor=${first.next}`)).json();
    expect(first.items[0]).toMatchObject({ id: late, overdue: true });
    expect(second.items[0].id).not.toBe(late);
    expect(JSON.stringify(first)).not.toMatch(/palm ?1001|Cruz|1987/i);
  });

  it('somebody takes a request; a manager gives it to others', async () => {
    const { id } = await asked();
    const given = async (by: SignedIn, ownerUserId: string | null) => {
      const answer = await ask(by, 'POST', `/v1/benefits/${id}/assign`, { ownerUserId });
      return answer.json().code ?? answer.json().ownerName ?? answer.json().ownerTeam;
    };
    expect(await given(ben, ana.userId)).toBe('benefits/role');
    expect(await given(ben, ben.userId)).toBe('Ben');
    expect(await given(admin, ana.userId)).toBe('Ana');
    expect(await given(admin, null)).toBe('counsellors');
    expect(await given(admin, uuid())).toBe('user/unknown');
    expect(await given(admin, 'x')).toBe('input/invalid');
  });

  it('is called off with a reason, once', async () => {
    const { id } = await asked();
    expect((await ask(ana, 'POST', `/v1/benefits/${id}/cancel`, { reason: ' ' })).statusCode).toBe(422);
    const cancelled = await ask(ana, 'POST', `/v1/benefits/${id}/cancel`, { reason: 'They pay themselves' });
    expect(cancelled.json()).toMatchObject({ state: 'cancelled', because: 'They pay themselves', dueAt: null });
    expect((await ask(ana, 'POST', `/v1/benefits/${id}/cancel`, { reason: 'Again' })).json().code).toBe('benefits/not-now');
    expect((await ask(ana, 'POST', `/v1/benefits/${id}/assign`, { ownerUserId: ana.userId })).json().code).toBe('benefits/ended');
  });

  it('is turned to the phone by whoever rings', async () => {
    const { id } = await asked({ way: 'outside' });
    await ask(ana, 'POST', `/v1/benefits/${id}/begin`);
    const turned = await ask(ben, 'POST', `/v1/benefits/${id}/turn-to-phone`, { reason: 'The service is closed' });
    expect(turned.json()).toMatchObject({
      state: 'asked',
      way: 'phone',
      ownerName: 'Ben',
      tries: [{ way: 'outside', outcome: 'unknown' }],
    });
  });

  it('shows who is insured for a reason, and each look is kept', async () => {
    const { id } = await asked();
    expect((await ask(ben, 'POST', `/v1/benefits/${id}/reveal`, {})).statusCode).toBe(422);
    const revealed = await ask(ben, 'POST', `/v1/benefits/${id}/reveal`, { reason: 'Compared with the card' });
    expect(revealed.json()).toEqual({ memberId: 'palm 1001', patient: question.patient, subscriber: null });
    const audit = await app
      .get(Database)
      .query('select user_id, action, detail from audit_entry where subject_id = $1 order by at, id', [id]);
    expect(audit).toEqual([
      { user_id: ana.userId, action: 'benefits.asked', detail: expect.objectContaining({ way: 'phone' }) },
      { user_id: ben.userId, action: 'benefits.insured-revealed', detail: { reason: 'Compared with the card' } },
    ]);
    const [row] = await app.get(Database).query<{ insured: Buffer }>('select insured from benefits_request where id = $1', [id]);
    expect(row!.insured.toString('latin1')).not.toMatch(/palm|Cruz|1987/);
  });

  it('is for staff', async () => {
    expect((await app.inject({ method: 'GET', url: '/v1/benefits' })).statusCode).toBe(401);
  });
});
