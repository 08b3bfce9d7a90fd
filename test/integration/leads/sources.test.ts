import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { firstRules } from '../../../src/core/sources/source-rules.js';
import { LookAtCallback, neverAgain, RevokeConsent } from '../../../src/modules/callbacks/index.js';
import { SourceRefusals } from '../../../src/modules/identity/index.js';
import { DailyLeads } from '../../../src/modules/leads/caps/daily-leads.js';
import { SourceCaps } from '../../../src/modules/leads/caps/source-caps.js';
import { SystemClock } from '../../../src/platform/clock.js';
import { Database } from '../../../src/platform/database/database.js';
import { fictionalNumber } from '../../support/website.js';
import { StoppedClock } from '../intake/stopped-clock.js';
import { hotline, openLeadsApp, type LeadsApp } from './leads-app.js';

let leads: LeadsApp;
beforeAll(async () => {
  leads = await openLeadsApp();
});
afterAll(() => leads.close());

const lead = (more: object = {}) => ({ phone: fictionalNumber(), consent: { call: true }, ...more });
const detailOf = async (id: string) => (await leads.send('GET', `sources/${id}`)).body;
const leadRow = async (id: string) => (await leads.query('select * from lead where id = $1', [id]))[0]!;
const consentsOf = (leadId: string) =>
  leads.query('select e.kind, e.evidence from consent_event e join lead l on l.person_id = e.person_id where l.id = $1', [
    leadId,
  ]);

describe('the keys of a source', () => {
  it('change without a refused lead: the old one works until its end', async () => {
    const { id, key: old } = await leads.source('Rotating');
    const made = await leads.send('POST', `sources/${id}/keys`, {});
    expect(made).toMatchObject({ status: 201, body: { key: expect.stringMatching(/^rb_/), othersEndAt: expect.any(String) } });
    const days = (new Date(made.body.othersEndAt).getTime() - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(7, 1);
    for (const key of [old, made.body.key]) expect((await leads.post(key, lead())).status).toBe(201);
    const { keys } = await detailOf(id);
    expect(keys).toEqual([
      expect.objectContaining({ prefix: old.slice(0, 9), endsAt: made.body.othersEndAt, lastUsedAt: expect.any(String) }),
      expect.objectContaining({ prefix: made.body.key.slice(0, 9), endsAt: null, lastUsedAt: expect.any(String) }),
    ]);
    expect(JSON.stringify(keys)).not.toContain(old.slice(9));
    expect((await leads.query('select action, detail from audit_entry where subject_id = $1 order by at', [id])).at(-1)).toEqual({
      action: 'source-key.made',
      detail: { keyId: made.body.id, othersEndAt: made.body.othersEndAt },
    });
  });

  it('end at once when they are taken back, and by themselves at their end', async () => {
    const { id, key: old } = await leads.source('Leaky');
    expect((await leads.post(old, lead())).status).toBe(201);
    const { body } = await leads.send('POST', `sources/${id}/keys`, { othersEndAt: new Date().toISOString() });
    expect((await leads.post(old, lead())).status).toBe(401);
    const url = `sources/${id}/keys/${body.id}`;
    expect((await leads.send('DELETE', url)).status).toBe(204);
    expect((await leads.post(body.key, lead())).status).toBe(401);
    expect((await leads.send('DELETE', url)).status).toBe(204);
    expect((await leads.send('DELETE', `sources/${id}/keys/${uuid()}`)).status).toBe(404);
    expect((await leads.send('POST', `sources/${uuid()}/keys`, {})).status).toBe(404);
  });
});

describe('the rules of a source', () => {
  it('are changed in part, and who did it is kept', async () => {
    const { id } = await leads.source('Northern Help', 'partner');
    expect(await detailOf(id)).toMatchObject({ kind: 'partner', trust: 'partner', perMinute: 60, perDay: 2000, fields: null });
    const change = { fields: ['name', 'zip'], allowedOrigins: ['https://north.example'], perDay: null, language: 'es' };
    expect(await leads.send('PATCH', `sources/${id}`, change)).toMatchObject({
      status: 200,
      body: { name: 'Northern Help', perMinute: 60, ...change },
    });
    const audit = await leads.query("select detail from audit_entry where subject_id = $1 and action = 'source.changed'", [id]);
    expect(audit).toEqual([{ detail: change }]);
  });

  it.each([
    [{ trust: 'blind' }, 'trust'],
    [{ kind: 'fax' }, 'kind'],
    [{ fields: ['phone'] }, 'fields'],
    [{ allowedOrigins: ['https://a.example/form'] }, 'allowedOrigins'],
    [{ allowedOrigins: ['http://a.example'] }, 'allowedOrigins'],
    [{ allowedOrigins: null }, 'allowedOrigins'],
    [{ perMinute: 0 }, 'perMinute'],
    [{ perDay: 1.5 }, 'perDay'],
    [{ language: 'English' }, 'language'],
    [{ name: ' ' }, 'name'],
  ])('refuse %j', async (wrong, field) => {
    const { id } = await leads.source('Strict');
    expect(await leads.send('PATCH', `sources/${id}`, wrong)).toMatchObject({
      status: 422,
      body: { errors: expect.arrayContaining([expect.objectContaining({ field })]) },
    });
  });

  it('leave fields unread that it may not send, but danger is heard in them', async () => {
    const { key } = await leads.source('Terse', 'partner', { fields: ['zip'], language: 'es' });
    const { status, body } = await leads.post(key, lead({ name: 'Ann', message: 'I want to die', zip: '33101' }));
    expect(status).toBe(201);
    expect(body.safety).toEqual(expect.arrayContaining([expect.objectContaining({ number: '988' })]));
    expect(await leadRow(body.id)).toMatchObject({ name_given: null, message: null, language: 'es' });
  });

  it('name the pages that may post from a browser', async () => {
    const origin = 'https://www.palmlake.example';
    const { key, id } = await leads.source('Palm Lake', 'website', { allowedOrigins: [origin] });
    const preflight = (from: string) =>
      leads.app.inject({
        method: 'OPTIONS',
        url: '/v1/leads',
        headers: { origin: from, 'access-control-request-method': 'POST' },
      });
    expect((await preflight(origin)).headers).toMatchObject({ 'access-control-allow-origin': origin, vary: 'Origin' });
    expect((await preflight('https://evil.example')).headers['access-control-allow-origin']).toBeUndefined();
    expect((await leads.post(key, lead(), { origin })).headers).toMatchObject({ 'access-control-allow-origin': origin });
    // A page can read why its post was refused.
    const wrong = await leads.post(key, lead({ phone: '123' }), { origin });
    expect([wrong.status, wrong.headers['access-control-allow-origin']]).toEqual([422, origin]);
    const other = await leads.post(key, lead(), { origin: 'https://evil.example' });
    expect([other.status, other.body.code, other.headers['access-control-allow-origin']]).toEqual([
      403,
      'source/origin',
      undefined,
    ]);
    await leads.app.get(SourceRefusals, { strict: false }).write();
    expect((await detailOf(id)).standing).toMatchObject({ leads: 1, refused: 2 });
  });

  it('cost no lead of a server that hands on the Origin of its visitor', async () => {
    const { key } = await leads.source('Behind a proxy');
    const answer = await leads.post(key, lead(), { origin: 'https://visitor.example' });
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([201, undefined]);
  });
});

describe('a flood of one source (B-048)', () => {
  it('is answered in plain sight, kept nowhere, and costs no lead of another; forged addresses do not help (B-055)', async () => {
    const flooding = await leads.source('Flooding', 'website', { perMinute: 3 });
    const calm = await leads.source('Calm', 'website', { perMinute: 3 });
    for (let n = 0; n < 3; n += 1) expect((await leads.post(flooding.key, lead())).status).toBe(201);
    const over = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        leads.post(flooding.key, lead(), { 'x-forwarded-for': `203.0.113.${n}`, host: `h${n}.example` }),
      ),
    );
    for (const { status, headers, body } of over) {
      expect(status).toBe(429);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
      expect(body).toMatchObject({ code: 'source/cap', hotline, emergency: '911', crisis: '988' });
    }
    expect((await leads.post(calm.key, lead())).status).toBe(201);
    await leads.app.get(SourceRefusals, { strict: false }).write();
    expect((await detailOf(flooding.id)).standing).toMatchObject({ leads: 3, refused: 20, score: 13 });
    expect((await detailOf(calm.id)).standing).toMatchObject({ leads: 1, refused: 0, score: 100 });
  });

  it('ends at its cap of a day, whichever process took the others', async () => {
    const { id, key } = await leads.source('Daily', 'partner', { perDay: 3 });
    for (let n = 0; n < 2; n += 1) expect((await leads.post(key, lead())).status).toBe(201);
    const ofAnotherProcess = new DailyLeads(leads.app.get(Database), new SystemClock());
    expect(await ofAnotherProcess.take(id, 3)).toBeNull();
    expect(await ofAnotherProcess.take(id, 3)).toBeGreaterThan(86_000); // until the oldest is a day old
  });

  it('is measured over any minute, not the one on the clock', async () => {
    const clock = new StoppedClock(new Date('2026-03-02T15:00:50Z'));
    const caps = new SourceCaps(new DailyLeads(leads.app.get(Database), clock), clock);
    const source = { sourceId: uuid(), rules: { ...firstRules.partner, perMinute: 2, perDay: null } };
    const later = async (seconds: number) => {
      clock.at = new Date(clock.at.getTime() + seconds * 1000);
      return caps.take(source);
    };
    expect([await later(0), await later(5), await later(10)]).toEqual([null, null, 45]);
    expect([await later(45), await later(0)]).toEqual([null, 5]);
  });
});

describe("a partner's word", () => {
  it('that somebody consented counts as no consent without evidence: the lead is taken, its score drops (B-088)', async () => {
    const { id, key } = await leads.source('Claims', 'partner');
    const evidence = { textVersion: 'v3', page: 'https://claims.example/form?name=ann', givenAt: new Date().toISOString() };
    const bare = await leads.post(key, lead({ consent: { call: true, sms: true } }));
    const shown = await leads.post(key, lead({ consent: { call: true, ...evidence } }));
    expect([bare.status, shown.status]).toEqual([201, 201]);
    expect(await consentsOf(bare.body.id)).toEqual([]);
    expect(await consentsOf(shown.body.id)).toEqual([
      {
        kind: 'call_live',
        evidence: expect.objectContaining({ page: 'https://claims.example/form', givenAt: evidence.givenAt }),
      },
    ]);
    expect(await leads.query('select mark from lead_mark where lead_id = $1', [bare.body.id])).toEqual([
      { mark: 'unproven-consent' },
    ]);
    expect((await detailOf(id)).standing).toMatchObject({ leads: 2, unprovenConsent: 1, score: 50 });
    // A counsellor may still call: they asked for it (B-030). No machine may, and no text goes out.
    expect(bare.body.callback.promisedBy).toEqual(expect.any(String));
  });
});

describe('one number, whoever sends it (B-049)', () => {
  it('has one callback, and its stop ends it for ever', async () => {
    const [one, two] = [await leads.source('One'), await leads.source('Two', 'partner')];
    const phone = fictionalNumber();
    const now = { preferredTime: 'now' };
    const answers = [];
    for (const { key } of [one, two, one, two]) answers.push(await leads.post(key, lead({ phone, ...now })));
    expect(new Set(answers.map(({ body }) => body.callback.id)).size).toBe(1);
    const { person_id: personId } = await leadRow(answers[0]!.body.id);
    await leads.app.get(Database).transaction(async (tx) => {
      const stop = neverAgain(String(personId), 'They said stop', null, new Date());
      await leads.app.get(RevokeConsent, { strict: false }).run(tx, stop);
    });
    for (const { key } of [one, two]) {
      const { body } = await leads.post(key, lead({ phone, ...now }));
      await leads.app.get(LookAtCallback, { strict: false }).run(body.callback.id);
      const [callback] = await leads.query('select state, because_rule from callback where id = $1', [body.callback.id]);
      expect(callback).toMatchObject({ state: 'needs-decision' });
    }
    expect(await leads.query('select from callback_attempt where person_id = $1', [personId])).toEqual([]);
  });
});
