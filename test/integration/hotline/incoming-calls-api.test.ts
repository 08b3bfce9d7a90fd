import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { v7 as uuid } from 'uuid';
import { Database } from '../../../src/platform/database/database.js';
import { createDatabase } from '../../support/database.js';
import { openConsoleApp } from '../board/console-app.js';
import { number } from '../calls/floor-steps.js';
import { administrator, hire, signIn, type SignedIn } from '../identity/identity-app.js';
import { SeededRows } from '../intake/seeded-rows.js';
import { CallerOnTheLine } from './caller.js';
import { emptyTables } from '../../support/empty-tables.js';

let opened: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
let database: Database;
let admin: SignedIn;
let ana: SignedIn;

beforeAll(async () => {
  opened = await createDatabase();
  app = await openConsoleApp(opened.url);
  database = app.get(Database);
  admin = await signIn(app, administrator);
  ana = await hire(app, admin, 'Ana');
  await new SeededRows(database).site();
});
afterAll(async () => {
  await app.close();
  await opened.drop();
});
beforeEach(() => emptyTables(database, 'person', 'inbound_call', 'blocked_caller'));

async function ask(by: SignedIn, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
  const answer = await app.inject({ method, url: `/v1/${url}`, headers: by.headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}

const dials = (from: string) => CallerOnTheLine.dials({ database, use: (useCase) => app.get(useCase, { strict: false }) }, from);
const idOf = async (caller: CallerOnTheLine) => String((await caller.record())['id']);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const block = (asked: object) => ask(admin, 'POST', 'blocked-callers', { reason: 'Robot', until: inDays(7), ...asked });

describe('/v1/inbound-calls', () => {
  it('shows a call with a masked number, where it is, and what came of it', async () => {
    const caller = await dials(number(47));
    await caller.press('9');
    const url = `inbound-calls/${await idOf(caller)}`;
    const { body: waiting } = await ask(admin, 'GET', url);
    expect(waiting).toMatchObject({
      number: '••••47',
      stage: 'waiting',
      crisis: true,
      outcome: null,
      callId: null,
      recordingIds: [],
    });
    await database.query(`update inbound_call set waiting_since = waiting_since - interval '90 seconds'`);
    await caller.hangsUp();
    const { body: ended } = await ask(admin, 'GET', url);
    expect(ended).toMatchObject({
      stage: 'ended',
      outcome: 'callback',
      because: 'They hung up while waiting',
      leftAt: 'waiting',
    });
    expect(ended.waitedSeconds).toBeGreaterThanOrEqual(90);
    expect(ended.waitedSeconds).toBeLessThan(120);
    expect(ended.callbackId).toBe(waiting.callbackId);
    expect(JSON.stringify(ended)).not.toContain('2025550147');
  });

  it('lists the newest first, page by page, by stage, outcome and time', async () => {
    const [first, second, third] = [await dials(number(41)), await dials('anonymous'), await dials(number(43))];
    await third.hangsUp();
    const [a, b, c] = [await idOf(first), await idOf(second), await idOf(third)];
    const ids = async (query: string) =>
      (await ask(ana, 'GET', `inbound-calls${query}`)).body.items.map((item: { id: string }) => item.id);
    const page = await ask(ana, 'GET', 'inbound-calls?limit=2');
    expect(page.body.items).toMatchObject([{ id: c }, { id: b, number: null, waitedSeconds: null }]);
    expect(await ids(`?cursor=${page.body.next}`)).toEqual([a]);
    expect(await ids('?stage=greeting')).toEqual([b, a]);
    expect(await ids('?outcome=too-short')).toEqual([c]);
    expect(await ids(`?since=${inDays(1)}`)).toEqual([]);
    expect(await ids(`?since=${inDays(-1)}`)).toHaveLength(3);
  });

  it.each(['?stage=nowhere', '?outcome=luck', '?since=yesterday', '?cursor=1'])('refuses %s', async (query) => {
    expect(await ask(ana, 'GET', `inbound-calls${query}`)).toMatchObject({ status: 422 });
  });

  it('is 404 for a call that nobody made', async () => {
    expect(await ask(ana, 'GET', `inbound-calls/${uuid()}`)).toMatchObject({
      status: 404,
      body: { code: 'inbound-call/unknown' },
    });
  });
});

describe('/v1/blocked-callers (F48)', () => {
  it('turns a number away before the line, until the block is lifted; both are in the audit', async () => {
    const caller = await dials(number(47));
    await caller.hangsUp();
    const blocked = await block({ inboundCallId: await idOf(caller) });
    expect(blocked).toMatchObject({ status: 201, body: { number: '••••47', reason: 'Robot' } });
    const again = await dials(number(47));
    expect(again.flow).toEqual([{ kind: 'refuse-call', busy: true }]);
    expect(await again.record()).toMatchObject({ outcome: 'refused', because: 'Staff blocked this number' });
    const { id } = blocked.body;
    for (const _ of [1, 2]) expect(await ask(admin, 'DELETE', `blocked-callers/${id}`)).toEqual({ status: 204, body: null });
    expect((await dials(number(47))).flow).not.toEqual([{ kind: 'refuse-call', busy: true }]);
    const trail = await database.query('select action from audit_entry where subject_id = $1 order by at', [id]);
    expect(trail).toEqual([{ action: 'caller.blocked' }, { action: 'caller.unblocked' }]);
  });

  it('blocks a number once: the newest reason and time count, and one lifting opens it', async () => {
    await block({ phoneNumber: number(47) });
    const { body } = await block({ phoneNumber: '(202) 555-0147', reason: ' Threats ', until: inDays(20) });
    const list = await ask(admin, 'GET', 'blocked-callers');
    expect(list.body.blockedCallers).toMatchObject([{ id: body.id, reason: 'Threats', number: '••••47' }]);
    await ask(admin, 'DELETE', `blocked-callers/${body.id}`);
    expect((await ask(admin, 'GET', 'blocked-callers')).body).toEqual({ blockedCallers: [] });
  });

  it('never blocks somebody who pressed the crisis key during the last day', async () => {
    const caller = await dials(number(47));
    await caller.press('9');
    await caller.hangsUp();
    const asked = { inboundCallId: await idOf(caller) };
    expect(await block(asked)).toMatchObject({ status: 409, body: { code: 'blocked-caller/crisis' } });
    expect(await block({ phoneNumber: number(47) })).toMatchObject({ status: 409 });
    await database.query(`update inbound_call set crisis_at = crisis_at - interval '25 hours'`);
    expect(await block(asked)).toMatchObject({ status: 201 });
  });

  it('has nothing to block where the number is withheld', async () => {
    const caller = await dials('anonymous');
    expect(await block({ inboundCallId: await idOf(caller) })).toMatchObject({
      status: 409,
      body: { code: 'blocked-caller/withheld' },
    });
  });

  it.each([
    ['longer than 30 days', { phoneNumber: number(47), until: inDays(31) }],
    ['into the past', { phoneNumber: number(47), until: inDays(-1) }],
    ['no number', {}],
    ['two numbers', { phoneNumber: number(47), inboundCallId: uuid() }],
    ['our own number', { phoneNumber: '+12025550100' }],
    ['no reason', { phoneNumber: number(47), reason: ' ' }],
  ])('refuses to block %s', async (_, asked) => {
    expect(await block(asked)).toMatchObject({ status: 422 });
    expect(await database.query('select from blocked_caller')).toEqual([]);
  });

  it('is not for counsellors, and 404 for what is unknown', async () => {
    expect(await ask(ana, 'GET', 'blocked-callers')).toMatchObject({ status: 403 });
    expect(await block({ inboundCallId: uuid() })).toMatchObject({ status: 404 });
    expect(await ask(admin, 'DELETE', `blocked-callers/${uuid()}`)).toMatchObject({ status: 404 });
  });
});
