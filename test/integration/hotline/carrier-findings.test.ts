import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { v7 as uuid } from 'uuid';
import { NoteFinding } from '../../../src/modules/hotline/carrier/note-finding.js';
import { Database } from '../../../src/platform/database/database.js';
import { openConsoleApp } from '../board/console-app.js';
import { administrator, signIn, type SignedIn } from '../identity/identity-app.js';
import { createDatabase } from '../../support/database.js';
import { emptyTables } from '../../support/empty-tables.js';

let stored: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
let admin: SignedIn;
let morgan: SignedIn;
let ana: SignedIn;

beforeAll(async () => {
  stored = await createDatabase();
  app = await openConsoleApp(stored.url);
  admin = await signIn(app, administrator);
  morgan = await staff('Morgan', 'manager');
  ana = await staff('Ana', 'counsellor');
});
afterAll(async () => {
  await app.close();
  await stored.drop();
});
beforeEach(() => emptyTables(app.get(Database), 'carrier_finding', 'alert', 'audit_entry'));

async function staff(name: string, role: string): Promise<SignedIn> {
  const account = { email: `${name.toLowerCase()}@ringback.example`, name, password: 'a long enough password', roles: [role] };
  await app.inject({ method: 'POST', url: '/v1/admin/users', headers: admin.headers, payload: account });
  return signIn(app, account);
}

const found = (n: number, needsHuman = true) => {
  const finding = { kind: 'call', explanation: 'A call went out that nobody here placed.', inboundCallId: null } as const;
  const at = new Date(Date.UTC(2026, 10, 23, 15, n));
  return app
    .get(Database)
    .transaction((tx) => app.get(NoteFinding, { strict: false }).run(tx, { ...finding, carrierSid: `CA${n}`, needsHuman }, at));
};
async function ask(by: SignedIn, method: 'GET' | 'POST', url: string, payload?: object) {
  const answer = await app.inject({ method, url, headers: by.headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.body ? answer.json() : null };
}
const list = async (query = '') => (await ask(morgan, 'GET', `/v1/carrier-findings${query}`)).body;
const sids = async (query?: string) => (await list(query)).items.map(({ carrierSid }: { carrierSid: string }) => carrierSid);
const settle = (id: string, reason: unknown = 'Our own test call', by = morgan) =>
  ask(by, 'POST', `/v1/carrier-findings/${id}/settle`, { reason });
const openAlerts = async () => (await ask(morgan, 'GET', '/v1/alerts')).body.alerts;

describe('what was found at the carrier', () => {
  it('is listed newest first, page by page, without what needs nobody', async () => {
    for (const n of [1, 2, 3]) await found(n);
    await found(4, false);
    expect(await sids()).toEqual(['CA3', 'CA2', 'CA1']);
    const first = await list('?limit=2');
    expect(await sids(`?limit=2&cursor=${first.next}`)).toEqual(['CA1']);
    expect(await ask(morgan, 'GET', '/v1/carrier-findings?cursor=x')).toMatchObject({
      status: 422,
      body: { code: 'cursor/unknown' },
    });
    expect(await ask(morgan, 'GET', '/v1/carrier-findings?state=lost')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'state' }] },
    });
  });

  it('is settled for a reason: by whom and when is seen, its alert ends, and it leaves the open ones', async () => {
    await found(1);
    const [alert] = await openAlerts();
    const { id } = (await list()).items[0];
    expect(alert).toMatchObject({ kind: 'unknown-call', subjectId: id });
    expect(await settle(id, '  Our own test call ')).toEqual({ status: 204, body: null });
    expect(await list()).toEqual({ items: [], next: null });
    expect((await list('?state=settled')).items).toMatchObject([
      { id, carrierSid: 'CA1', settlement: { at: expect.stringMatching(/Z$/), byName: 'Morgan', reason: 'Our own test call' } },
    ]);
    expect(await openAlerts()).toEqual([]);
    expect((await ask(morgan, 'GET', '/v1/board/carrier')).body.findings).toEqual([]);
    expect(await app.get(Database).query('select user_id, action, subject_id, detail from audit_entry')).toEqual([
      { user_id: morgan.userId, action: 'carrier-finding.settled', subject_id: id, detail: { kind: 'call' } },
    ]);
  });

  it('is settled once, also by two at the same time, and not found anew', async () => {
    await found(1);
    const { id } = (await list()).items[0];
    const answers = await Promise.all([settle(id, 'first'), settle(id, 'second')]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204, 409]));
    expect(await settle(id)).toMatchObject({ status: 409, body: { code: 'carrier-finding/settled' } });
    await found(1);
    expect(await sids()).toEqual([]);
    expect(await app.get(Database).query('select from audit_entry')).toHaveLength(1);
  });

  it('is settled with a reason, or not at all', async () => {
    await found(1);
    const { id } = (await list()).items[0];
    const refused = expect.arrayContaining([expect.objectContaining({ field: 'reason' })]);
    for (const reason of [null, '', '   ', 'x'.repeat(501), 7])
      expect(await settle(id, reason)).toMatchObject({ status: 422, body: { errors: refused } });
    expect(await sids()).toEqual(['CA1']);
  });

  it('is for managers and administrators; what nobody found, or nobody has to look at, is 404', async () => {
    await found(1, false);
    const [finding] = await app.get(Database).query<{ id: string }>('select id from carrier_finding');
    const { id } = finding!;
    for (const unknown of [id, uuid()])
      expect(await settle(unknown)).toMatchObject({ status: 404, body: { code: 'carrier-finding/unknown' } });
    expect((await settle('nothing')).status).toBe(404);
    expect(await settle(id, 'x', ana)).toMatchObject({ status: 403 });
    expect(await ask(ana, 'GET', '/v1/carrier-findings')).toMatchObject({ status: 403 });
    expect((await ask(admin, 'GET', '/v1/carrier-findings')).status).toBe(200);
  });
});
