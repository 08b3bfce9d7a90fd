import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { v7 as uuid } from 'uuid';
import { WatchLegal } from '../../../src/modules/legal/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { createDatabase } from '../../support/database.js';
import { emptyTables } from '../../support/empty-tables.js';
import { openExchangeApp } from '../exchange/exchange-app.js';
import { administrator, hire, signIn, type SignedIn } from '../identity/identity-app.js';
import { SeededRows, type SeededPerson } from '../intake/seeded-rows.js';

let dropped: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
let database: Database;
let rows: SeededRows;
let [ada, sue, pia, ben]: SignedIn[] = [];

beforeAll(async () => {
  dropped = await createDatabase();
  app = await openExchangeApp(dropped.url);
  database = app.get(Database);
  rows = new SeededRows(database);
  await rows.site();
  ada = await signIn(app, administrator);
  sue = await hire(app, ada, 'Sue', 'manager', 'admin');
  pia = await hire(app, ada, 'Pia', 'privacy-officer');
  ben = await hire(app, ada, 'Ben');
});
afterAll(async () => {
  await app.close();
  await dropped.drop();
});
beforeEach(() => emptyTables(database, 'person', 'alert', 'breach', 'approval'));

async function ask(by: SignedIn | undefined, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) {
  const answer = await app.inject({ method, url: `/v1/${path}`, headers: by!.headers, ...(payload && { payload }) });
  const isJson = String(answer.headers['content-type']).includes('json');
  return { status: answer.statusCode, body: isJson ? answer.json() : null, raw: answer };
}
const record = (by: SignedIn | undefined, { personId }: SeededPerson, query = '') =>
  ask(by, 'GET', `people/${personId}/record?reason=They%20asked${query}`);
const people = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, index) => rows.person(`+120255501${10 + index}`)));
const alerts = async () =>
  (await database.query<{ kind: string }>('select kind from alert where acknowledged_at is null order by kind')).map(
    ({ kind }) => kind,
  );
const audited = async (prefix: string) =>
  (
    await database.query<{ action: string }>(`select action from audit_entry where action like $1 order by at, id`, [
      `${prefix}%`,
    ])
  ).map(({ action }) => action);
const askApproval = async (by: SignedIn | undefined, disclosureId: string): Promise<string> =>
  (await ask(by, 'POST', `disclosures/${disclosureId}/approval`, { reason: 'They asked at the desk' })).body.approvalId;
const approve = async (by: SignedIn | undefined, approvalId: string) =>
  (await ask(by, 'POST', `approvals/${approvalId}/approve`)).status;

describe('B-110 somebody who takes out one record after the other', () => {
  let fourth: SeededPerson;
  let fifth: SeededPerson;
  beforeEach(async () => {
    const [first, ...others] = await people(5);
    [fourth, fifth] = others.splice(2) as [SeededPerson, SeededPerson];
    for (const one of [first!, first!, ...others]) expect((await record(sue, one)).status).toBe(200);
    expect(await alerts()).toEqual([]);
  });

  it('is stopped at the fourth, and supervisors are told; the same person again is no other', async () => {
    const { status, body } = await record(sue, fourth);
    expect({ status, body }).toMatchObject({
      status: 403,
      body: {
        code: 'disclosure/needs-approval',
        disclosureId: expect.any(String),
        detail: expect.stringMatching('another person'),
      },
    });
    expect(await alerts()).toEqual(['many-exports']);
    expect((await record(ada, fourth)).status).toBe(200); // somebody else has their own day
    const accounting = await ask(sue, 'GET', `people/${fourth.personId}/accounting?format=json`);
    expect(accounting).toMatchObject({ status: 403, body: { code: 'disclosure/needs-approval' } });
  });

  it('gets it when another person approves: exactly that, once, marked with the approval', async () => {
    const approvalId = await askApproval(sue, (await record(sue, fourth)).body.disclosureId);
    const by = `&approvalId=${approvalId}`;
    expect(await alerts()).toEqual(['approval-asked', 'many-exports']);
    expect(await record(sue, fourth, by)).toMatchObject({
      status: 403,
      body: { detail: expect.stringMatching('one more person') },
    });
    expect((await ask(sue, 'POST', `approvals/${approvalId}/approve`)).body).toMatchObject({ status: 403, code: 'approval/own' });
    expect(await approve(ben, approvalId)).toBe(403);
    const [waiting] = (await ask(pia, 'GET', 'approvals')).body.approvals;
    expect(waiting).toMatchObject({
      id: approvalId,
      state: 'waiting',
      askedByName: 'Sue',
      personId: fourth.personId,
      parameters: { file: 'record:json', fields: ['whole-record'], recipientKind: 'patient' },
    });
    expect((await ask(ben, 'GET', 'approvals')).body.approvals).toEqual([]);
    expect(await approve(pia, approvalId)).toBe(204);
    expect(await alerts()).toEqual(['many-exports']);
    for (const [person, query] of [
      [fifth, by],
      [fourth, `${by}&format=pdf`],
      [fourth, `${by}&format=fhir&fields=identity`],
    ] as const)
      expect(await record(sue, person, query)).toMatchObject({
        status: 403,
        body: { detail: expect.stringMatching('something else') },
      });
    expect(await record(ada, fifth, by)).toMatchObject({ status: 200, body: { export: { approvalId: null } } }); // hers is free, and uses none up
    const [out, twin] = (await Promise.all([record(sue, fourth, by), record(sue, fourth, by)])).toSorted(
      (a, b) => a.status - b.status,
    );
    expect(twin!.status).toBe(403); // of two at once, one
    expect(out).toMatchObject({ status: 200, body: { export: { approvalId, byName: 'Sue', at: expect.any(String) } } });
    expect(await record(sue, fourth, by)).toMatchObject({ status: 403, body: { detail: expect.stringMatching('good once') } });
    expect((await audited('approval.')).slice(-3)).toEqual(['approval.asked', 'approval.approved', 'approval.used']);
    const made = await database.query('select person_id from disclosure where approval_id = $1 and outcome = $2', [
      approvalId,
      'made',
    ]);
    expect(made).toEqual([{ person_id: fourth.personId }]);
  });

  it('is refused with a reason, by one of several at once, and never after it has ended', async () => {
    const { disclosureId } = (await record(sue, fourth)).body;
    expect((await ask(ada, 'POST', `disclosures/${disclosureId}/approval`, { reason: 'x' })).status).toBe(404); // not hers
    expect((await ask(sue, 'POST', `disclosures/${disclosureId}/approval`, { reason: ' ' })).status).toBe(422);
    const [first, second, third] = [
      await askApproval(sue, disclosureId),
      await askApproval(sue, disclosureId),
      await askApproval(sue, disclosureId),
    ];
    expect((await ask(pia, 'POST', `approvals/${first}/refuse`, {})).status).toBe(422);
    expect((await ask(pia, 'POST', `approvals/${first}/refuse`, { reason: 'Her last day' })).status).toBe(204);
    expect(await approve(ada, first)).toBe(409);
    expect((await Promise.all([approve(ada, second), approve(pia, second)])).toSorted((a, b) => a - b)).toEqual([204, 409]);
    await database.query(
      `update approval set asked_at = now() - interval '2 days', expires_at = now() - interval '1 day' where id = $1`,
      [third],
    );
    expect(await approve(ada, third)).toBe(409);
    expect(await alerts()).toContain('approval-asked');
    await app.get(WatchLegal, { strict: false }).run();
    expect(await alerts()).not.toContain('approval-asked');
    expect((await ask(pia, 'POST', `approvals/${second}/withdraw`)).status).toBe(403);
    expect((await ask(sue, 'POST', `approvals/${second}/withdraw`)).status).toBe(204);
    expect((await record(sue, fourth, `&approvalId=${second}`)).status).toBe(403);
    expect((await ask(pia, 'POST', `approvals/${uuid()}/approve`)).status).toBe(404);
  });
});

it('B-110 of several files that are asked for at once no more go out than one after the other', async () => {
  const all = await people(6);
  const answers = await Promise.all(all.map((one) => record(ada, one)));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 403, 403, 403]);
});

it('B-110 a list of people goes to whoever brought it; to anybody else when another person approves, once, and it says so', async () => {
  const source = (await ask(ada, 'POST', 'admin/sources', { name: 'Spring fair' })).body.id;
  const brought = await app.inject({
    method: 'POST',
    url: `/v1/imports?sourceId=${source}&dryRun=true`,
    headers: { ...ada!.headers, 'content-type': 'text/csv' },
    payload: 'phone,name\n+12025550121,Rosa\n+12025550122,José\n',
  });
  const list = `imports/${brought.json().id}/report`;
  expect((await ask(ada, 'GET', list)).raw.body).toContain('Rosa');
  expect(await alerts()).toEqual([]);
  expect(await ask(sue, 'GET', list)).toMatchObject({ status: 403, body: { code: 'import/needs-approval' } });
  expect(await alerts()).toEqual(['many-exports']);
  const { approvalId } = (await ask(sue, 'POST', `${list}/approval`, { reason: 'Ada is away' })).body;
  expect((await ask(sue, 'GET', `${list}?approvalId=${approvalId}`)).status).toBe(403);
  expect(await approve(pia, approvalId)).toBe(204);
  const other = await ask(sue, 'GET', `${list}?approvalId=${approvalId}&state=refused`);
  expect(other.body.detail).toMatch('something else');
  const { raw } = await ask(sue, 'GET', `${list}?approvalId=${approvalId}`);
  expect(raw.body).toMatch(new RegExp(`Taken out by Sue, 20[^,]*Z, approval ${approvalId}`));
  expect(raw.body).toContain('Rosa');
  expect((await ask(sue, 'GET', `${list}?approvalId=${approvalId}`)).body.detail).toMatch('good once');
  expect((await ask(sue, 'POST', `imports/${uuid()}/report/approval`, { reason: 'x' })).status).toBe(404);
});

describe('L-112 a legal request', () => {
  let person: SeededPerson;
  beforeEach(async () => {
    person = await rows.person();
    await rows.givenTo(ben!.userId, person);
  });
  const subpoena = { kind: 'subpoena', sender: 'Circuit Court of Palm Beach', documentRef: 'Folder 12' };
  const log = async (change: object = {}, by = ben) =>
    ask(by, 'POST', 'legal-requests', { ...subpoena, personId: person.personId, responseDue: '2099-12-14', ...change });
  const wanted = (id: string, more = '') => `&format=fhir&fields=identity,attendance&legalRequestId=${id}${more}`;

  it('by a subpoena alone lets nothing out: 403; with an order and two others it goes to that court, on record', async () => {
    const { status, body: request } = await log();
    expect({ status, request }).toMatchObject({ status: 201, request: { courtOrder: false, closedAt: null, loggedBy: 'Ben' } });
    expect(await alerts()).toEqual(['legal-request']);
    expect((await ask(pia, 'GET', 'alerts')).body.alerts).toMatchObject([{ kind: 'legal-request', subjectId: request.id }]);
    expect(await record(sue, person, wanted(request.id))).toMatchObject({
      status: 403,
      body: { code: 'disclosure/no-court-order' },
    });
    const onPaper = {
      recipient: subpoena.sender,
      recipientKind: 'court',
      purpose: 'legal',
      fields: ['attendance'],
      channel: 'paper',
    };
    const say = (more: object) =>
      ask(ben, 'POST', `people/${person.personId}/disclosures`, { ...onPaper, basis: 'court-order', ...more });
    expect(await say({})).toMatchObject({ status: 422, body: { code: 'legal-request/missing' } });
    expect(await say({ legalRequestId: request.id })).toMatchObject({ status: 403, body: { code: 'disclosure/no-court-order' } });

    const order = { documentRef: 'Order of 3 May', fields: ['attendance'] };
    expect((await ask(ben, 'POST', `legal-requests/${request.id}/court-order`, order)).status).toBe(403);
    expect(await ask(pia, 'POST', `legal-requests/${request.id}/court-order`, order)).toMatchObject({
      status: 200,
      body: { courtOrder: true },
    });
    expect((await ask(pia, 'POST', `legal-requests/${request.id}/court-order`, order)).status).toBe(409);
    const stopped = await record(sue, person, wanted(request.id));
    expect(stopped).toMatchObject({ status: 403, body: { code: 'disclosure/needs-approval' } });
    const approvalId = await askApproval(sue, stopped.body.disclosureId);
    const by = `&approvalId=${approvalId}`;
    expect(await approve(pia, approvalId)).toBe(204);
    expect(await approve(pia, approvalId)).toBe(409); // never twice
    expect((await record(sue, person, wanted(request.id, by))).status).toBe(403); // one is not enough
    expect(await approve(ada, approvalId)).toBe(204);
    const { status: done, raw } = await record(sue, person, wanted(request.id, by));
    expect(done).toBe(200);
    expect(raw.body).toContain(approvalId);
    expect(raw.body).toContain('42 CFR part 2 prohibits');
    expect(
      await database.query(
        `select basis, recipient_kind, recipient_name, fields, legal_request_id from disclosure where outcome = 'made'`,
      ),
    ).toEqual([
      {
        basis: 'court-order',
        recipient_kind: 'court',
        recipient_name: subpoena.sender,
        fields: ['attendance'],
        legal_request_id: request.id,
      },
    ]);
    const close = { outcome: 'answered', note: 'Sent by courier' };
    expect(await ask(pia, 'POST', `legal-requests/${request.id}/close`, close)).toMatchObject({
      status: 200,
      body: { outcome: 'answered' },
    });
    expect((await ask(pia, 'POST', `legal-requests/${request.id}/close`, close)).status).toBe(409);
    expect(await alerts()).toEqual([]);
    expect((await audited('legal_request.')).slice(-3)).toEqual([
      'legal_request.logged',
      'legal_request.order-recorded',
      'legal_request.closed',
    ]);
  });

  it('is about one person: by the request of another, nothing', async () => {
    const other = await rows.person('+12025550148');
    const { body } = await log();
    await ask(pia, 'POST', `legal-requests/${body.id}/court-order`, { documentRef: 'x', fields: ['identity'] });
    expect(await record(sue, other, wanted(body.id))).toMatchObject({ status: 403, body: { code: 'disclosure/no-court-order' } });
    expect(await record(sue, person, wanted(uuid()))).toMatchObject({ status: 404, body: { code: 'legal-request/unknown' } });
    expect(await record(sue, person, `&format=json&legalRequestId=${body.id}`)).toMatchObject({ status: 422 });
    expect(await record(sue, person, `&format=fhir&legalRequestId=${body.id}`)).toMatchObject({
      status: 422,
      body: { code: 'fields/missing' },
    });
  });

  it('keeps the record from being erased while it is open, and is on the list of the privacy officer, who is told in time', async () => {
    const soon = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    const { body: request } = await log({ responseDue: soon });
    await log({ personId: undefined });
    expect((await ask(pia, 'GET', 'legal-requests')).body.requests).toMatchObject([{ id: request.id }, { personId: null }]);
    expect((await ask(ben, 'GET', 'legal-requests')).status).toBe(403);
    await app.get(WatchLegal, { strict: false }).run();
    expect(await alerts()).toEqual(['legal-request', 'legal-request', 'legal-request-due']);
    const erase = () => ask(ada, 'POST', `people/${person.personId}/erasure`, { askedBy: 'patient', reason: 'Letter' });
    expect(await erase()).toMatchObject({ status: 409, body: { obstacles: [{ code: 'legal-request' }] } });
    await ask(pia, 'POST', `legal-requests/${request.id}/close`, { outcome: 'withdrawn', note: 'They let it go' });
    expect(await erase()).toMatchObject({ status: 200 });
    expect(await database.query('select sender, closed_note from legal_request where id = $1', [request.id])).toEqual([
      { sender: 'erased', closed_note: 'erased' },
    ]);
    expect(await log()).toMatchObject({ status: 404, body: { code: 'person/erased' } });
  });

  it.each([
    [{ kind: 'letter' }, 422],
    [{ sender: ' ' }, 422],
    [{ documentRef: '' }, 422],
    [{ responseDue: '2026-02-30' }, 422],
    [{ receivedAt: '2999-01-01T00:00:00Z' }, 422],
    [{ personId: uuid() }, 404],
    [{ courtOrder: true }, 422],
  ])('%j is refused', async (change, status) => {
    expect((await log(change)).status).toBe(status);
  });
});

describe('L-113 the case file of a breach', () => {
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  const open = (discoveredOn: string) => ask(pia, 'POST', 'breaches', { what: 'A laptop was stolen', discoveredOn });

  it('counts from the discovery, not from the confirmation; it is a breach until all four factors say otherwise', async () => {
    const { status, body: opened } = await open('2026-01-01');
    expect({ status, opened }).toMatchObject({ status: 201, opened: { deadline: '2026-03-02', presumedBreach: true } });
    expect(await alerts()).toEqual(['breach-deadline']); // it is over already
    const confirmed = await ask(pia, 'POST', `breaches/${opened.id}/confirm`);
    expect(confirmed).toMatchObject({ status: 200, body: { deadline: '2026-03-02', confirmedAt: expect.any(String) } });
    const factors = { information: 'Names', recipient: 'A thief', acquired: 'Not known', mitigation: 'Wiped' };
    const assess = (body: object) => ask(pia, 'PUT', `breaches/${opened.id}/assessment`, body);
    expect(await assess({ ...factors, mitigation: ' ', lowProbability: true })).toMatchObject({
      status: 422,
      body: { code: 'breach/factors-missing', errors: [{ field: 'mitigation' }] },
    });
    expect(await assess({ information: 'Names', lowProbability: false })).toMatchObject({
      body: { presumedBreach: true, missingFactors: ['recipient', 'acquired', 'mitigation'] },
    });
    expect((await ask(pia, 'POST', `breaches/${opened.id}/close`)).status).toBe(409);
    expect(await assess({ ...factors, lowProbability: true })).toMatchObject({ body: { presumedBreach: false, duties: [] } });
    expect(await alerts()).toEqual([]);
    expect(await ask(pia, 'POST', `breaches/${opened.id}/close`)).toMatchObject({
      status: 200,
      body: { closedAt: expect.any(String) },
    });
    expect((await ask(pia, 'POST', `breaches/${opened.id}/confirm`)).status).toBe(409);
    expect((await audited('breach.')).slice(-5)).toEqual([
      'breach.opened',
      'breach.confirmed',
      'breach.assessed',
      'breach.assessed',
      'breach.closed',
    ]);
  });

  it('tells whom to tell, is told of it in time, and is closed when everybody was', async () => {
    const known = await rows.person();
    await database.query(`update person set state = 'GA' where id = $1`, [known.personId]);
    const { body } = await open(daysAgo(40));
    const { id, deadline } = body;
    expect(await alerts()).toEqual([]);
    const affected = (states: object, personIds?: string[]) => ask(pia, 'PUT', `breaches/${id}/affected`, { states, personIds });
    expect(await affected([{ state: 'FL', people: 500 }], [known.personId])).toMatchObject({
      status: 200,
      body: {
        affected: [
          { state: 'FL', people: 500 },
          { state: 'GA', people: 1 },
        ],
        personIds: [known.personId],
        duties: [{ kind: 'people' }, { kind: 'media', state: 'FL', dueOn: deadline }, { kind: 'hhs', dueOn: deadline }],
      },
    });
    expect((await affected([{ state: 'FL', people: 1 }], [uuid()])).body).toMatchObject({ code: 'breach/person-unknown' });
    expect(
      (
        await affected([
          { state: 'FL', people: 1 },
          { state: 'FL', people: 2 },
        ])
      ).body,
    ).toMatchObject({ code: 'breach/state-twice' });
    expect((await affected([{ state: 'XX', people: 1 }])).status).toBe(422);
    const earlier = (discoveredOn: string) => ask(pia, 'PUT', `breaches/${id}/discovery`, { discoveredOn });
    expect((await earlier(daysAgo(39))).body).toMatchObject({ status: 422, code: 'breach/date' });
    expect((await earlier(daysAgo(50))).body.deadline < deadline).toBe(true);
    await app.get(WatchLegal, { strict: false }).run();
    expect(await alerts()).toEqual(['breach-deadline']);
    const notice = (told: object) =>
      ask(pia, 'POST', `breaches/${id}/notices`, { sentOn: daysAgo(1), documentRef: 'Folder 3', ...told });
    expect((await notice({ kind: 'people' })).status).toBe(201);
    expect((await notice({ kind: 'media' })).body).toMatchObject({ status: 422, code: 'breach/state' });
    expect((await notice({ kind: 'hhs', sentOn: '2999-01-01' })).body).toMatchObject({ status: 422, code: 'breach/date' });
    expect((await notice({ kind: 'media', state: 'FL' })).status).toBe(201);
    expect((await ask(pia, 'POST', `breaches/${id}/close`)).body).toMatchObject({
      status: 409,
      code: 'breach/not-told',
      detail: expect.stringMatching('hhs'),
    });
    expect((await notice({ kind: 'hhs' })).body.duties.every(({ sentOn }: { sentOn: string }) => sentOn === daysAgo(1))).toBe(
      true,
    );
    expect(await alerts()).toEqual([]);
    expect((await ask(pia, 'POST', `breaches/${id}/close`)).status).toBe(200);
    expect((await ask(pia, 'GET', 'breaches')).body.breaches).toMatchObject([{ id }]);
  });

  it('is for the privacy officer and administrators, and of a day that has been', async () => {
    expect((await ask(ben, 'GET', 'breaches')).status).toBe(403);
    expect((await ask(pia, 'GET', `breaches/${uuid()}`)).status).toBe(404);
    for (const day of ['2999-01-01', '2026-02-30', 'yesterday']) expect((await open(day)).status).toBe(422);
    expect((await ask(pia, 'POST', 'breaches', { what: ' ', discoveredOn: '2026-01-01' })).status).toBe(422);
  });
});
