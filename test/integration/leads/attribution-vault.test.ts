import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { firstRules } from '../../../src/core/sources/source-rules.js';
import { DraftLead } from '../../../src/modules/leads/index.js';
import { fictionalNumber } from '../../support/website.js';
import { openLeadsApp, type LeadsApp } from './leads-app.js';
import { told } from '../../../src/platform/sealing/told.js';
import { opened } from '../platform/test-keys.js';

let leads: LeadsApp;
let website: { id: string; key: string };
beforeAll(async () => {
  leads = await openLeadsApp();
  website = await leads.source('Palm Lake');
});
afterAll(() => leads.close());

const post = async (attribution: unknown) => {
  const answer = await leads.post(website.key, { phone: fictionalNumber(), message: 'please call', attribution });
  expect(answer.status).toBe(201);
  return String(answer.body.id);
};

it('what a campaign says of a person is kept nowhere: not in the vault, not beside the lead, not in its raw body (A-102)', async () => {
  const id = await post({
    utm_source: 'google',
    utm_campaign: 'klonopin_relapse_john',
    landingPage: 'https://palmlake.example/visit?name=john#top',
    fbclid: 'IwAR0',
  });
  const [kept] = await opened<Record<string, unknown>>(
    leads,
    `select a.details, l.attribution_id, ${told('raw.body', 'r')} as body from lead l join attribution a on a.id = l.attribution_id join raw_submission r on r.lead_id = l.id where l.id = $1`,
    [id],
  );
  expect(kept).toMatchObject({
    details: { utm_source: 'google', utm_campaign: 'withheld:health', landing_page: 'https://palmlake.example/visit' },
  });
  expect(JSON.parse(String(kept!['body']))).toEqual({ phone: expect.any(String), message: 'please call' });
  const everywhere = await leads.query(
    `select 'lead' as place, to_jsonb(l)::text as text from lead l
     union all select 'vault', details::text from attribution union all select 'outbox', payload::text from outbox_message
     union all select 'person', to_jsonb(p)::text from person p`,
  );
  expect(String(kept!['body'])).not.toMatch(/klonopin|fbclid|name=john/);
  expect(everywhere.filter(({ text }) => /klonopin|fbclid|name=john/.test(String(text)))).toEqual([]);
});

it('the join id is random through and through: none is made of a time (A-101)', async () => {
  await post({ utm_source: 'google' });
  const ids = await leads.query<{ id: string }>('select id from attribution');
  expect(ids.every(({ id }) => id.charAt(14) === '4')).toBe(true);
});

it.each([[{ a: { b: 1 } }], [Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`n${n}`, 'x']))], [{ utm_source: 7 }]])(
  'campaign data that cannot be used costs no lead: %j',
  async (attribution) => {
    await post(attribution);
  },
);

it('what a list keeps beside a lead stays in its raw body; only campaign data leaves it', async () => {
  const siteId = String((await leads.query('select id from site'))[0]!['id']);
  const body = { phone: fictionalNumber(), attribution: { utm_campaign: 'klonopin' } };
  const rawBody = JSON.stringify({ ...body, imported: { row: 7 } });
  const source = { kind: 'source', sourceId: website.id, siteId, rules: firstRules.website } as const;
  const draft = await leads.app.get(DraftLead, { strict: false }).run({ source, body, rawBody, idempotencyKey: null });
  expect(JSON.parse(draft.rawBody)).toEqual({ phone: body.phone, imported: { row: 7 } });
});
