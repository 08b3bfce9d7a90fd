import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { v7 as uuid } from 'uuid';
import type { AuditEntryDto } from '../../../src/contracts/admin/audit.dto.js';
import { LinkAudit } from '../../../src/platform/audit/link-audit.js';
import { Database } from '../../../src/platform/database/database.js';
import { asOwner } from '../../support/as-owner.js';
import { createDatabase } from '../../support/database.js';
import { administrator, hire, signIn, type SignedIn } from '../identity/identity-app.js';
import { SeededRows, type SeededPerson } from '../intake/seeded-rows.js';
import { openConsoleApp } from './console-app.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
let admin: SignedIn;
let ana: SignedIn;
let rows: SeededRows;
let person: SeededPerson;

beforeAll(async () => {
  database = await createDatabase();
  app = await openConsoleApp(database.url, { AUDIT_HEADS_DIR: await mkdtemp(join(tmpdir(), 'ringback-heads-')) });
  admin = await signIn(app, administrator);
  ana = await hire(app, admin, 'Ana');
  rows = new SeededRows(app.get(Database));
  await rows.site();
  person = await rows.person();
  await rows.givenTo(ana.userId, person);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

async function ask(by: SignedIn, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
  const answer = await app.inject({ method, url, headers: by.headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

describe('/v1/people', () => {
  it('shows a masked person and reveals the number for a reason', async () => {
    const url = `/v1/people/${person.personId}`;
    expect(await ask(ana, 'GET', url)).toMatchObject({ status: 200, body: { initials: 'M.D.L.C.', phoneNumber: '••••47' } });
    expect(await ask(ana, 'POST', `${url}/reveal`, { reason: ' ' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'reason' }] },
    });
    expect(await ask(ana, 'POST', `${url}/reveal`, { reason: 'Blocked by their carrier' })).toEqual({
      status: 200,
      body: { phoneNumber: '+12025550147', extension: null },
    });
    const { body } = await ask(ana, 'GET', `${url}/timeline`);
    expect(body.items.map((item: { kind: string }) => item.kind)).toEqual(
      expect.arrayContaining(['stage-changed', 'next-step-due', 'number-revealed']),
    );
  });

  it.each(['', '/timeline'])('is 404 for an unknown id, and for what is no id (%s)', async (path) => {
    expect(await ask(ana, 'GET', `/v1/people/${uuid()}${path}`)).toMatchObject({ status: 404, body: { code: 'person/unknown' } });
    expect(await ask(ana, 'GET', `/v1/people/nobody${path}`)).toMatchObject({ status: 404 });
  });
});

describe('/v1/intakes', () => {
  it('answers a refused gate with 409 and the missing facts, then lets the intake through', async () => {
    const url = `/v1/intakes/${person.intakeId}/advance`;
    expect(await ask(ana, 'POST', url, { to: 'contacted' })).toMatchObject({
      status: 409,
      body: {
        code: 'intake/missing-facts',
        stage: 'inquiry',
        errors: [
          { field: 'facts.spokeWith', code: 'missing-fact', message: 'Who we talked to is missing.' },
          { field: 'facts.safeToTalk', code: 'missing-fact' },
        ],
      },
    });
    const facts = { spokeWith: 'family', safeToTalk: true };
    expect(await ask(ana, 'POST', url, { to: 'contacted', facts })).toMatchObject({
      status: 200,
      body: { stage: 'contacted', facts, ownerName: 'Ana' },
    });
    expect(await ask(ana, 'POST', url, { to: 'contacted', facts })).toMatchObject({ status: 409, body: { stage: 'contacted' } });
    expect(await ask(ana, 'POST', url, { to: 'bliss' })).toMatchObject({ status: 422, body: { errors: [{ field: 'to' }] } });
    expect(await ask(ana, 'POST', url, { to: 'approved' })).toMatchObject({ status: 409 });
  });

  it('says of each fact how it is written down, so that a form can ask for whatever a gate misses', async () => {
    const { body } = await ask(ana, 'GET', `/v1/intakes/${person.intakeId}`);
    const inputs = Object.fromEntries(body.factInputs.map(({ field, ...input }: { field: string }) => [field, input]));
    expect(inputs['spokeWith']).toMatchObject({ kind: 'choice', choices: ['self', 'family', 'friend', 'professional'] });
    expect(inputs['arrivalAt']).toMatchObject({ kind: 'date', label: 'When they arrive', byDecision: false });
    expect(inputs['levelOfCare']).toMatchObject({ kind: 'text', byDecision: true });
    const missing = body.moves.flatMap((move: { missing: { field: string }[] }) => move.missing.map(({ field }) => field));
    expect(missing.filter((field: string) => !inputs[field])).toEqual([]);
  });

  it('the open callbacks of the whole house are for a manager', async () => {
    expect(await ask(ana, 'GET', '/v1/board/callbacks')).toMatchObject({ status: 403 });
    expect(await ask(admin, 'GET', '/v1/board/callbacks?state=queued')).toMatchObject({ status: 200, body: { next: null } });
    expect(await ask(admin, 'GET', '/v1/board/callbacks?state=done')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'state' }] },
    });
  });

  it('lists by filter', async () => {
    const ids = async (query: string) =>
      (await ask(ana, 'GET', `/v1/intakes${query}`)).body.items.map((item: { id: string }) => item.id);
    expect(await ids('?owner=me&stage=contacted&overdue=false&limit=1')).toEqual([person.intakeId]);
    expect(await ids('?overdue=true')).toEqual([]);
    expect(await ask(ana, 'GET', '/v1/intakes?overdue=perhaps')).toMatchObject({ status: 422 });
    expect(await ask(ana, 'GET', '/v1/intakes?cursor=x')).toMatchObject({ status: 422, body: { code: 'cursor/unknown' } });
  });
});

describe('/v1/intakes/{id}, beside the stages', () => {
  const at = (path: string) => `/v1/intakes/${person.intakeId}${path}`;

  it('writes facts, gives it to a team and back, sets the step aside and wakes it', async () => {
    expect(await ask(ana, 'POST', at('/facts'), { facts: { payer: 'Aetna' } })).toMatchObject({
      status: 200,
      body: { facts: { payer: 'Aetna' }, tracks: [{ track: 'safety' }, { track: 'clinical' }, { state: 'going-on' }] },
    });
    expect(await ask(ana, 'POST', at('/facts'), { facts: { payer: 'Cigna' } })).toMatchObject({
      status: 409,
      body: { code: 'intake/facts-changed', conflicts: [{ theirs: 'Aetna', yours: 'Cigna' }] },
    });
    expect(await ask(ana, 'POST', at('/owner'), { team: 'managers', reason: 'x' })).toMatchObject({
      body: { ownerTeam: 'managers' },
    });
    expect(await ask(ana, 'POST', at('/owner'), { userId: ana.userId, reason: 'x' })).toMatchObject({
      body: { ownerName: 'Ana' },
    });
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const aside = { kind: 'hold', until, reason: 'She is at work' };
    expect(await ask(ana, 'POST', at('/set-aside'), { ...aside, kind: 'forget' })).toMatchObject({ status: 422 });
    expect(await ask(ana, 'POST', at('/set-aside'), { ...aside, until: 'soon' })).toMatchObject({ status: 422 });
    expect(await ask(ana, 'POST', at('/set-aside'), aside)).toMatchObject({ status: 200, body: { clock: 'stops', until } });
    expect((await app.inject({ method: 'POST', url: at('/set-aside/end'), headers: ana.headers })).statusCode).toBe(204);
  });

  it('B-150 saves a note, and answers two writers with both texts', async () => {
    const url = at(`/notes/${uuid()}`);
    expect(await ask(ana, 'PUT', url, { version: 0, text: 'One' })).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await ask(admin, 'PUT', url, { version: 1, text: 'Two' })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await ask(ana, 'PUT', url, { version: 1, text: 'Three' })).toMatchObject({
      status: 409,
      body: { code: 'note/changed', theirs: { text: 'Two' }, yours: { text: 'Three' } },
    });
    expect(await ask(ana, 'PUT', url, { text: 'x' })).toMatchObject({ status: 422 });
    expect(await ask(ana, 'GET', at('/notes'))).toMatchObject({ body: { notes: [{ text: 'Two' }] } });
    expect(await ask(ana, 'GET', at('/timeline'))).toMatchObject({ status: 200, body: { personId: person.personId } });
  });

  it('keeps decisions, licences and overrides to those whom they concern', async () => {
    const decision = { edition: '4', outcome: 'approved', level: '3.7', ratings: {}, text: 'x' };
    expect(await ask(ana, 'POST', at('/decisions'), decision)).toMatchObject({ status: 403 });
    expect(await ask(ana, 'GET', at('/decisions'))).toMatchObject({ status: 200, body: { decisions: [] } });
    expect(await ask(ana, 'GET', '/v1/clinical-reviews')).toMatchObject({ status: 403 });
    expect(await ask(ana, 'GET', '/v1/overrides')).toMatchObject({ status: 403 });
    expect(await ask(admin, 'GET', '/v1/overrides?reviewed=true')).toMatchObject({ status: 200, body: { overrides: [] } });
    expect(await ask(ana, 'GET', '/v1/admin/licences')).toMatchObject({ status: 403 });
    const account = { email: 'vega@ringback.example', name: 'Dr Vega', password: 'a long enough password', roles: ['clinician'] };
    const { id: userId } = (await ask(admin, 'POST', '/v1/admin/users', account)).body;
    const licence = { userId, state: 'NY', number: '1', validUntil: '2099-12-31' };
    const { status, body } = await ask(admin, 'POST', '/v1/admin/licences', licence);
    expect([status, body]).toEqual([201, { ...licence, id: body.id, name: 'Dr Vega' }]);
    const renewed = await ask(admin, 'PUT', `/v1/admin/licences/${body.id}`, { validUntil: '2020-01-01' });
    expect(renewed).toMatchObject({ status: 200, body: { validUntil: '2020-01-01' } });
    expect(await ask(admin, 'POST', '/v1/admin/licences', { ...licence, state: 'Narnia' })).toMatchObject({ status: 422 });
    expect(await ask(await signIn(app, account), 'GET', '/v1/clinical-reviews')).toMatchObject({ body: { reviews: [] } });
  });
});

describe('/v1/board/live', () => {
  it('is for managers and administrators', async () => {
    expect(await ask(admin, 'GET', '/v1/board/live')).toMatchObject({
      status: 200,
      body: { waiting: { count: 0 }, intakes: [{ name: 'contacted', count: 1 }], nextDue: [{ kind: 'intake', owner: 'Ana' }] },
    });
    expect(await ask(ana, 'GET', '/v1/board/live')).toMatchObject({ status: 403, body: { code: 'access/role' } });
  });
});

describe('/v1/admin/audit', () => {
  let aud: SignedIn;
  beforeAll(async () => {
    aud = await hire(app, admin, 'Aud', 'auditor');
  });

  it('says who did and read what, by page and by filter, and that somebody looked', async () => {
    const { personId } = person;
    await ask(ana, 'POST', `/v1/people/${personId}/reveal`, { reason: 'They asked me to read it back' });
    const page = await ask(aud, 'GET', `/v1/admin/audit?action=phone-number.&limit=1`);
    expect(page).toMatchObject({ status: 200, body: { items: [{ action: 'phone-number.revealed', by: 'Ana' }] } });
    const rest = await ask(aud, 'GET', `/v1/admin/audit?action=phone-number.&cursor=${page.body.next}`);
    expect(rest.body.items.map((item: { id: string }) => item.id)).not.toContain(page.body.items[0].id);
    expect(rest.body.next).toBeNull();
    const looked = await ask(aud, 'GET', '/v1/admin/audit?action=audit.searched');
    expect(looked.body.items.at(-1)).toMatchObject({ by: 'Aud', detail: { action: 'phone-number.' } });
    expect((await ask(ana, 'GET', '/v1/admin/audit')).status).toBe(403);
  });

  it('has a row for each read of a record, and for each that was refused (L-204)', async () => {
    const other = await rows.person('+12025550199');
    const ben = await hire(app, admin, 'Ben');
    await rows.givenTo(ben.userId, other);
    const addresses = [`people/${other.personId}`, `people/${other.personId}/timeline`, `intakes/${other.intakeId}`];
    for (const address of addresses) expect((await ask(ben, 'GET', `/v1/${address}`)).status).toBe(200);
    expect((await ask(ana, 'GET', `/v1/${addresses[0]}`)).status).toBe(403);
    const { body } = await ask(aud, 'GET', `/v1/admin/audit?subjectId=${other.personId}`);
    expect(body.items.map(({ by, action, detail }: AuditEntryDto) => [by, action, detail['address']]).toReversed()).toEqual([
      ['Ben', 'record.read', '/v1/people/:id'],
      ['Ben', 'record.read', '/v1/people/:id/timeline'],
      ['Ben', 'record.read', '/v1/intakes/:id'],
      ['Ana', 'record.refused', '/v1/people/:id'],
    ]);
  });

  it('is checked against its chain', async () => {
    await app.get(LinkAudit).run();
    expect(await ask(aud, 'GET', '/v1/admin/audit/verdict')).toMatchObject({ status: 200, body: { heads: 2, finding: null } });
  });

  it('what cannot be recorded is not done and not shown; an inquiry is taken all the same (S-4.5)', async () => {
    const source = (await ask(admin, 'POST', '/v1/admin/sources', { name: 'Website' })).body;
    const reveal = () => ask(ana, 'POST', `/v1/people/${person.personId}/reveal`, { reason: 'They asked me to read it back' });
    await asOwner(app.get(Database), 'alter table audit_entry add constraint full_disk check (false) not valid');
    try {
      expect(await reveal()).toMatchObject({ status: 503, body: { code: 'audit/cannot-record' } });
      expect(await ask(ana, 'GET', `/v1/people/${person.personId}`)).toMatchObject({ status: 503 });
      expect(await ask(aud, 'GET', '/v1/admin/audit')).toMatchObject({ status: 503, body: { code: 'audit/cannot-record' } });
      const lead = { phone: '+12025550133', consent: { call: true, textVersion: 'partner-1' } };
      const answer = await app.inject({
        method: 'POST',
        url: '/v1/leads',
        headers: { authorization: `Bearer ${source.key}` },
        payload: lead,
      });
      expect(answer.statusCode).toBe(201);
    } finally {
      await asOwner(app.get(Database), 'alter table audit_entry drop constraint full_disk');
    }
    expect((await reveal()).status).toBe(200);
  });
});

describe('/v1/callbacks', () => {
  it('in the order of the line: whose deadline is earliest comes first, whenever it was made', async () => {
    const waiting: string[] = [];
    for (const [e164, minutes] of Object.entries({ '+12025550161': 9, '+12025550162': -5, '+12025550163': 1 })) {
      const who = await rows.person(e164);
      const callbackId = await rows.callback(who, { state: 'queued' });
      const at = { arrived_at: new Date(), deadline_at: new Date(Date.now() + minutes * 60_000) };
      const place = { id: uuid(), callback_id: callbackId, person_id: who.personId, route_id: rows.routeId };
      await rows.insert('queue_entry', { ...place, urgency: 'standard', state: 'waiting', ...at });
      waiting.push(callbackId);
    }
    const { body } = await ask(ana, 'GET', '/v1/callbacks?state=queued&order=line&limit=2');
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([waiting[1], waiting[2]]);
    expect(body.next).toBeNull();
    const further = await ask(ana, 'GET', `/v1/callbacks?order=line&cursor=${waiting[0]}`);
    expect(further).toMatchObject({ status: 422, body: { code: 'cursor/not-in-line' } });
  });
});

describe('/v1/intakes/{id}/inquiries', () => {
  it('shows word for word what they wrote, newest first, to whoever may open the record', async () => {
    const source = (await ask(admin, 'POST', '/v1/admin/sources', { name: 'Spring page' })).body;
    const headers = { authorization: `Bearer ${source.key}` };
    const send = async (fields: object) => {
      const payload = { phone: '+12025550177', consent: { call: true }, ...fields };
      return (await app.inject({ method: 'POST', url: '/v1/leads', headers, payload })).json().reference as string;
    };
    const words = 'My brother took too many pills,\n  please <b>call</b> me.';
    const [first, second] = [await send({}), await send({ message: words, aboutSomeoneElse: true, preferredTime: 'now' })];
    const [{ intakeId }] = (await app
      .get(Database)
      .query('select intake_id as "intakeId" from lead where reference = $1', [first])) as [{ intakeId: string }];
    const url = `/v1/intakes/${intakeId}/inquiries`;
    expect((await ask(ana, 'GET', url)).status).toBe(403);
    await rows.givenTo(ana.userId, { intakeId });
    const shared = { from: 'Spring page', language: 'en' };
    expect(await ask(ana, 'GET', url)).toMatchObject({
      status: 200,
      body: {
        inquiries: [
          {
            ...shared,
            reference: second,
            message: words,
            aboutSomeoneElse: true,
            preferredTime: 'now',
            dangerSigns: ['overdose'],
          },
          { ...shared, reference: first, message: null, aboutSomeoneElse: false, preferredTime: null, dangerSigns: [] },
        ],
      },
    });
  });
});

describe('what an administrator looks at', () => {
  it('is how the installation is: checks, what waits to be told, and how far the audit is linked', async () => {
    const { status, body } = await ask(admin, 'GET', '/v1/admin/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({ ready: true, queues: [], outbox: { waiting: expect.any(Number) } });
    expect(body.checks).toContainEqual({ name: 'database', ok: true });
    await app.get(LinkAudit).run();
    const { audit } = (await ask(admin, 'GET', '/v1/admin/health')).body;
    expect(audit).toMatchObject({ waiting: 0, oldestWaitingAt: null, linkedUntil: expect.any(String) });
    expect(audit.links).toBeGreaterThan(0);
  });

  it('is what doctor says, with each broken promise by name', async () => {
    const { body } = await ask(admin, 'GET', '/v1/admin/health/doctor');
    expect(body.checks).toBeGreaterThan(40);
    expect(body.warnings).toEqual([expect.stringContaining('twilio')]);
  });

  it('is who serves which line, and when the law lets people be called', async () => {
    const { body } = await ask(admin, 'GET', '/v1/admin/sites');
    const routeIds = body.sites[0].routes.map(({ id }: { id: string }) => id);
    const added = await ask(admin, 'POST', '/v1/admin/counsellors', {
      userId: ana.userId,
      phoneNumber: '+12025550111',
      routeIds,
    });
    expect(added.status).toBe(201);
    const serving = await ask(admin, 'GET', '/v1/admin/counsellors');
    const routes = expect.arrayContaining([{ routeId: routeIds[0], proficiency: 3 }]);
    expect(serving.body.counsellors).toEqual([{ id: ana.userId, name: 'Ana', routes, skills: [] }]);
    const hours = await ask(admin, 'GET', '/v1/admin/calling-hours');
    expect(hours.body.federal).toMatchObject({ state: null, source: '47 CFR 64.1200(c)(1)' });
    expect(hours.body.states).toContainEqual(expect.objectContaining({ state: 'FL', source: 'Florida Statutes 501.616' }));
  });

  it('is nobody else’s', async () => {
    const asked = ['health', 'health/doctor', 'counsellors', 'calling-hours'].map((part) => ask(ana, 'GET', `/v1/admin/${part}`));
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });
});
