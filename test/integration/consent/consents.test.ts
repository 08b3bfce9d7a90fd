import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { v7 as uuid } from 'uuid';
import { ContactQuestions, PeopleStore } from '../../../src/modules/people/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { verifyDocument } from '../../../src/platform/crypto/signed-document.js';
import { createDatabase } from '../../support/database.js';
import { emptyTables } from '../../support/empty-tables.js';
import { openConsoleApp } from '../board/console-app.js';
import { administrator, hire, signIn, type SignedIn } from '../identity/identity-app.js';
import { SeededRows, type SeededPerson } from '../intake/seeded-rows.js';

let dropped: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
let database: Database;
let rows: SeededRows;
let admin: SignedIn;
let ana: SignedIn;
let person: SeededPerson;
const marias = '+12025550147';
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

beforeAll(async () => {
  dropped = await createDatabase();
  app = await openConsoleApp(dropped.url);
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
  await emptyTables(database, 'person', 'suppression', 'text_message', 'alert');
  person = await rows.person(marias);
  await rows.givenTo(ana.userId, person);
  await grant('call_live', 600);
  await grant('sms', 600);
});

const grant = (kind: 'call_live' | 'sms' | 'part2_tpo', minutesAgo: number) =>
  database.transaction((tx) =>
    app.get(PeopleStore, { strict: false }).recordConsentMany(tx, [
      {
        id: uuid(),
        personId: person.personId,
        kind,
        action: 'grant',
        channel: 'form',
        textVersion: '1',
        evidence: {},
        receivedAt: ago(minutesAgo),
      },
    ]),
  );
async function ask(method: 'GET' | 'POST', path: string, payload?: object, by = ana) {
  const answer = await app.inject({ method, url: `/v1/${path}`, headers: by.headers, payload });
  return { status: answer.statusCode, text: answer.body, body: answer.body === '' ? null : answer.json() };
}
const revoke = (body: object) => ask('POST', `people/${person.personId}/revocations`, { note: 'Heard by Ana', ...body });
const states = async () => {
  const { body } = await ask('GET', `people/${person.personId}/consents`);
  return Object.fromEntries(body.states.map(({ kind, state }: { kind: string; state: string }) => [kind, state]));
};
const mayCall = async () =>
  app.get(ContactQuestions, { strict: false }).callFacts(database, person.personId, person.phoneNumberId, new Date());

describe('the consents of a person', () => {
  it('are told as they stand, in words, with all that ever happened', async () => {
    const { body } = await ask('GET', `people/${person.personId}/consents`);
    expect(body.states).toContainEqual(
      expect.objectContaining({
        kind: 'call_live',
        state: 'granted',
        sentence: expect.stringMatching(/^They agreed to calls on /),
      }),
    );
    expect(body.states).toContainEqual(
      expect.objectContaining({ kind: 'vob', state: 'none', sentence: 'They were never asked about asking their insurer.' }),
    );
    expect(body.events).toMatchObject([{ action: 'grant' }, { action: 'grant' }]);
  });

  it('of nobody are not found', async () => {
    expect(await ask('GET', `people/${uuid()}/consents`)).toMatchObject({ status: 404, body: { code: 'person/unknown' } });
  });
});

describe('a revocation', () => {
  it('B-093 by a letter of last week binds on receipt, keeps both dates, and lists what was done in between', async () => {
    await grant('part2_tpo', 20_000);
    const { userId } = await rows.staff(`Dana ${uuid()}`, 'counsellor');
    const callbackId = await rows.callback(person, { state: 'done', ended_at: ago(60) });
    const [before, between] = [ago(8 * 24 * 60), ago(3 * 24 * 60)];
    const ended = { ended_at: ago(30), started_at: before };
    await rows.attempt(person, callbackId, userId, { ...ended, dialled_at: before });
    const called = await rows.attempt(person, callbackId, userId, { ...ended, attempt_number: 2, dialled_at: between });
    const statedAt = ago(7 * 24 * 60).toISOString();
    const answer = await revoke({ kinds: 'all', by: 'letter', statedAt, note: 'Folder 7' });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        kinds: ['call_live', 'call_auto', 'sms', 'recording', 'part2_tpo', 'part2_named', 'vob'],
        statedAt,
        between: [{ what: 'call', id: called, at: between.toISOString() }],
      },
    });
    expect(new Date(answer.body.effectiveAt).getTime()).toBeGreaterThan(ago(1).getTime());
    const [event] = (await ask('GET', `people/${person.personId}/consents`)).body.events;
    expect(event).toMatchObject({ action: 'revoke', channel: 'letter', statedAt, effectiveAt: answer.body.effectiveAt });
    expect(await states()).toMatchObject({ call_live: 'revoked', sms: 'revoked', part2_tpo: 'revoked' });
    expect((await mayCall()).suppressedBecause).toBe('They wrote that they take it back');
  });

  it('L-306 said aloud ends every way of contact, and the callback that was promised', async () => {
    const callbackId = await rows.callback(person);
    expect(await revoke({ kinds: ['call_live'], by: 'voice' })).toMatchObject({
      status: 200,
      body: { kinds: ['call_live', 'call_auto', 'sms'], between: [] },
    });
    expect(await states()).toMatchObject({ call_live: 'revoked', call_auto: 'revoked', sms: 'revoked', recording: 'none' });
    expect(await database.query('select state, because from callback where id = $1', [callbackId])).toEqual([
      { state: 'cancelled', because: 'They said that they take it back' },
    ]);
  });

  it('of texts leaves the call alone that they asked for', async () => {
    const callbackId = await rows.callback(person);
    await revoke({ kinds: ['sms'], by: 'voice' });
    expect(await states()).toMatchObject({ call_live: 'granted', call_auto: 'revoked', sms: 'revoked' });
    expect(await database.query('select state from callback where id = $1', [callbackId])).toEqual([{ state: 'scheduled' }]);
  });

  it('aloud of what needs writing is refused, and says what to do', async () => {
    expect(await revoke({ kinds: ['part2_tpo'], by: 'voice' })).toMatchObject({
      status: 422,
      body: { code: 'consent/in-writing-only', detail: expect.stringMatching('a text is enough') },
    });
  });

  it.each([
    [{ kinds: [], by: 'voice' }, 422],
    [{ kinds: ['everything'], by: 'voice' }, 422],
    [{ kinds: 'all', by: 'pigeon' }, 422],
    [{ kinds: 'all', by: 'letter', statedAt: '2100-01-01T00:00:00Z' }, 422],
  ])('%j is refused', async (body, status) => {
    expect(await revoke(body)).toMatchObject({ status });
    expect(await states()).toMatchObject({ call_live: 'granted' });
  });
});

describe('B-094 whoever agreed turns out to be 15', () => {
  const hold = (what: 'freeze' | 'unfreeze', by = ana) =>
    ask('POST', `people/${person.personId}/consents/${what}`, { reason: 'Her school card says 2011' }, by);

  it('nothing rests on it any more, and the privacy officer has a task until the hold ends', async () => {
    expect(await hold('freeze')).toMatchObject({ status: 200 });
    expect(await states()).toMatchObject({ call_live: 'frozen', sms: 'frozen', part2_tpo: 'frozen' });
    expect(await mayCall()).toMatchObject({ consent: 'frozen' });
    const alerts = () => database.query('select kind, site_id, subject_id from alert where acknowledged_at is null');
    expect(await alerts()).toEqual([{ kind: 'consent-frozen', site_id: rows.siteId, subject_id: person.personId }]);
    expect(await hold('freeze')).toMatchObject({ status: 409, body: { code: 'consent/on-hold' } });
    expect(await hold('unfreeze')).toMatchObject({ status: 403 });
    expect(await hold('unfreeze', admin)).toMatchObject({ status: 200 });
    expect(await states()).toMatchObject({ call_live: 'granted', part2_tpo: 'none' });
    expect(await alerts()).toEqual([]);
    expect(await hold('unfreeze', admin)).toMatchObject({ status: 409, body: { code: 'consent/not-on-hold' } });
  });
});

describe('the wordings of a site', () => {
  const path = () => `admin/sites/${rows.siteId}/consent-texts`;

  it('are published and retired by administrators', async () => {
    const text = { version: '2026-11', kind: 'sms', language: 'es', body: 'Sí, envíenme mensajes.' };
    expect(await ask('POST', path(), text)).toMatchObject({ status: 403 });
    const { body } = await ask('POST', path(), text, admin);
    expect(body).toMatchObject({ ...text, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), retiredAt: null });
    expect(await ask('POST', `${path()}/${body.id}/retire`, { reason: 'Other words' }, admin)).toMatchObject({ status: 204 });
    expect((await ask('GET', path(), undefined, admin)).body.texts).toMatchObject([
      { id: body.id, retiredAt: expect.any(String) },
    ]);
  });

  it('L-102 a Part 2 wording without its elements is refused, naming each', async () => {
    const text = { version: '1', kind: 'part2_tpo', language: 'en', body: 'I agree.' };
    const { status, body } = await ask('POST', path(), text, admin);
    expect([status, body.code, body.errors.length]).toEqual([422, 'consent-text/incomplete', 11]);
  });
});

describe('L-310 the evidence, over HTTP', () => {
  it('is for managers, and genuine by the keys that anybody may read', async () => {
    const [event] = (await ask('GET', `people/${person.personId}/consents`)).body.events;
    expect(await ask('GET', `consents/${event.id}/evidence`)).toMatchObject({ status: 403 });
    const { text } = await ask('GET', `consents/${event.id}/evidence`, undefined, admin);
    const { keys } = (await app.inject({ method: 'GET', url: '/v1/consents/signing-keys' })).json();
    const trusted = keys.map(({ publicKey }: { publicKey: string }) => publicKey);
    expect(verifyDocument(text, trusted)).toMatchObject({ kind: 'genuine', document: { consent: { id: event.id } } });
    expect(await ask('GET', `consents/${uuid()}/evidence`, undefined, admin)).toMatchObject({ status: 404 });
  });
});
