import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { RaiseAlert } from '../../../src/modules/alerts/index.js';
import { LiveBoardReadModel } from '../../../src/modules/board/live-board.read-model.js';
import { CreateUser } from '../../../src/modules/identity/index.js';
import type { StaffRole } from '../../../src/platform/auth/principal.js';
import { Database } from '../../../src/platform/database/database.js';
import { createDatabase } from '../../support/database.js';
import { administrator, openIdentityApp, signIn, type SignedIn } from '../identity/identity-app.js';
import { emptyTables } from '../../support/empty-tables.js';

let stored: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
let database: Database;
let admin: SignedIn;

beforeAll(async () => {
  stored = await createDatabase();
  app = await openIdentityApp(stored.url);
  database = app.get(Database);
  admin = await signIn(app, administrator);
});
afterAll(async () => {
  await app.close();
  await stored.drop();
});
beforeEach(() => emptyTables(database, 'alert', 'outbox_message'));

const at = new Date('2026-11-23T15:00:00Z');
const crisis = (subjectId: string, minutes = 0) => ({
  siteId: null,
  kind: 'caller-in-crisis',
  subjectType: 'inbound-call',
  subjectId,
  sentence: 'A caller pressed the crisis key and is first in line.',
  at: new Date(at.getTime() + minutes * 60_000),
});
const raise = (alert: ReturnType<typeof crisis>) =>
  database.transaction((tx) => app.get(RaiseAlert, { strict: false }).run(tx, alert));
const list = async (by = admin) => (await app.inject({ url: '/v1/alerts', headers: by.headers })).json().alerts;
const acknowledge = (id: string, by = admin) =>
  app.inject({ method: 'POST', url: `/v1/alerts/${id}/acknowledge`, headers: by.headers });
const events = () => database.query('select name, payload from outbox_message order by id');

async function staff(role: StaffRole): Promise<SignedIn> {
  const account = { email: `${role}@ringback.example`, password: 'a long enough password' };
  await app.get(CreateUser, { strict: false }).run({ ...account, name: role, roles: [role] }, null);
  return signIn(app, account);
}

describe('an alert', () => {
  it('is shown oldest first, on the list and on the board, and is an event for every console', async () => {
    const [first, second] = [uuid(), uuid()];
    await raise(crisis(second, 1));
    await raise(crisis(first));
    const alerts = await list();
    const { at: raisedAt, ...shown } = crisis(first);
    expect(alerts).toMatchObject([{ ...shown, id: expect.any(String), raisedAt: raisedAt.toISOString() }, { subjectId: second }]);
    const board = await app.get(LiveBoardReadModel, { strict: false }).now();
    expect(JSON.parse(JSON.stringify(board.alerts))).toEqual(alerts);
    const { kind, subjectType } = crisis(first);
    expect(await events()).toContainEqual({
      name: 'AlertRaised',
      payload: { alertId: alerts[0].id, kind, subjectType, subjectId: first },
    });
  });

  it('is one while it is open, however often and at once it is raised', async () => {
    const subject = uuid();
    await Promise.all(Array.from({ length: 5 }, () => raise(crisis(subject))));
    expect(await list()).toHaveLength(1);
    expect(await events()).toHaveLength(1);
    await raise({ ...crisis(subject), kind: 'hand-over-dropped' });
    expect(await list()).toHaveLength(2);
  });

  it('leaves the list when it is acknowledged, once; the same thing may then be raised again', async () => {
    const subject = uuid();
    await raise(crisis(subject));
    const [{ id }] = await list();
    for (let time = 0; time < 2; time++) expect((await acknowledge(id)).statusCode).toBe(204);
    expect(await list()).toEqual([]);
    expect((await events()).map(({ name }) => name)).toEqual(['AlertRaised', 'AlertAcknowledged']);
    expect(await database.query('select acknowledged_by from alert')).toEqual([{ acknowledged_by: admin.userId }]);
    expect(await database.query(`select action from audit_entry where subject_id = $1`, [id])).toEqual([
      { action: 'alert.acknowledged' },
    ]);
    await raise(crisis(subject));
    expect(await list()).toHaveLength(1);
  });

  it('is read by counsellors and acknowledged by managers', async () => {
    const [counsellor, manager] = [await staff('counsellor'), await staff('manager')];
    await raise(crisis(uuid()));
    const [{ id }] = await list(counsellor);
    expect((await acknowledge(id, counsellor)).statusCode).toBe(403);
    expect((await acknowledge(id, manager)).statusCode).toBe(204);
    expect((await acknowledge(uuid(), manager)).json()).toMatchObject({ status: 404, code: 'alert/unknown' });
  });

  it('is not raised when what noticed it is rolled back', async () => {
    const noticed = database.transaction(async (tx) => {
      await app.get(RaiseAlert, { strict: false }).run(tx, crisis(uuid()));
      throw new Error('rolled back');
    });
    await expect(noticed).rejects.toThrow('rolled back');
    expect(await list()).toEqual([]);
    expect(await events()).toEqual([]);
  });
});
