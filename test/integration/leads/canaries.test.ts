import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LookAtCallback } from '../../../src/modules/callbacks/index.js';
import { CanaryStore } from '../../../src/modules/leads/canaries/canary.store.js';
import { fictionalNumber } from '../../support/website.js';
import { openLeadsApp, type LeadsApp } from './leads-app.js';

let leads: LeadsApp;
let planted: { id: string; key: string };
let other: { id: string; key: string };
const canary = fictionalNumber();
const plant = (phone: string, sourceId = planted.id) => leads.send('POST', `sources/${sourceId}/canaries`, { phone });
const alerts = () => leads.query("select sentence from alert where kind = 'canary-lead' order by raised_at");
const lead = (phone: string) => ({ phone, name: 'Casey Moss', preferredTime: 'now', consent: { call: true, sms: true } });

beforeAll(async () => {
  leads = await openLeadsApp();
  planted = await leads.source('Harbor Referrals', 'partner');
  other = await leads.source('Cheap Leads', 'partner');
  await plant(canary);
});
afterAll(() => leads.close());

it('a canary is planted once, with a number that nobody has, and is listed', async () => {
  const listed = await leads.send('GET', `sources/${planted.id}/canaries`);
  expect(listed.body.canaries).toEqual([{ id: expect.any(String), phone: canary, plantedAt: expect.any(String) }]);
  expect(await plant(canary, other.id)).toMatchObject({ status: 409, body: { code: 'canary/planted-already' } });
  const somebody = fictionalNumber();
  await leads.post(other.key, lead(somebody));
  expect(await plant(somebody)).toMatchObject({ status: 409, body: { code: 'canary/known-number' } });
  expect(await plant('911')).toMatchObject({ status: 422 });
  expect(await plant(fictionalNumber(), '0190a0b0-0000-7000-8000-000000000000')).toMatchObject({ status: 404 });
});

it('a lead with its number is kept and answered like any other, never dialled, and names both sources', async () => {
  const answer = await leads.post(other.key, lead(canary));
  expect(answer).toMatchObject({ status: 201, body: { callback: { promisedBy: expect.any(String) } } });
  const [row] = await leads.query(
    `select m.mark, c.state, c.because, i.stage, i.close_reason from lead l join lead_mark m on m.lead_id = l.id and m.mark = 'canary'
       join callback c on c.id = l.callback_id join intake i on i.id = l.intake_id where l.id = $1`,
    [answer.body.id],
  );
  expect(row).toMatchObject({ mark: 'canary', state: 'cancelled', stage: 'closed', close_reason: 'test' });
  const sentence =
    'A made-up contact that only "Harbor Referrals" was given came in as a lead of "Cheap Leads": ask both where it is from.';
  expect(await alerts()).toEqual([{ sentence }]);
  expect((await leads.send('GET', `sources/${other.id}`)).body.standing).toMatchObject({ canaries: 1 });
});

it('again from the same source on the same day it is no second alert, from another source it is', async () => {
  expect((await leads.post(other.key, lead(canary))).status).toBe(201);
  expect(await alerts()).toHaveLength(1);
  expect((await leads.post(planted.key, lead(canary))).status).toBe(201);
  expect((await alerts()).at(-1)).toEqual({
    sentence: expect.stringContaining('came in as a lead of "Harbor Referrals"'),
  });
});

it('is not dialled either when this process does not know of it yet: the number itself is suppressed', async () => {
  const fresh = fictionalNumber();
  const store = leads.app.get(CanaryStore, { strict: false });
  await plant(fresh);
  Object.assign(store, { idOf: async () => null });
  const { body } = await leads.post(other.key, lead(fresh));
  await leads.app.get(LookAtCallback, { strict: false }).run(body.callback.id);
  expect(await leads.query('select state, because from callback where id = $1', [body.callback.id])).toEqual([
    { state: 'needs-decision', because: expect.stringContaining('nobody is behind this number') },
  ]);
});
