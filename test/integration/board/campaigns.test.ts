import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v4 as randomId, v7 as uuid } from 'uuid';
import { fictionalNumber } from '../../support/website.js';
import { openLeadsApp, type LeadsApp } from '../leads/leads-app.js';

let leads: LeadsApp;
let key: string;
beforeAll(async () => {
  leads = await openLeadsApp();
  ({ key } = await leads.source('Palm Lake'));
});
afterAll(() => leads.close());

const read = async (week: string) => {
  const answer = await leads.app.inject({ url: `/v1/board/campaigns?week=${week}`, headers: leads.headers });
  return { status: answer.statusCode, body: answer.json() };
};

/** So many people come by a campaign in the week of 2 March 2026. */
async function came(count: number, utm_campaign: string): Promise<void> {
  const posts = Array.from({ length: count }, () =>
    leads.post(key, { phone: fictionalNumber(), attribution: { utm_source: 'google', utm_campaign } }),
  );
  for (const { body } of await Promise.all(posts))
    await leads.query(`update lead set received_at = '2026-03-04T12:00:00Z' where id = $1`, [body.id]);
}

describe('people by campaign', () => {
  it('are told from eleven on, never by name below it nor as a difference (A-101)', async () => {
    await came(12, 'spring');
    await came(13, 'summer');
    await came(3, 'tiny');
    const { body } = await read('2026-03-02');
    expect(body).toMatchObject({
      from: '2026-03-02T00:00:00.000Z',
      to: '2026-03-09T00:00:00.000Z',
      leads: { campaigns: [{ source: 'google', campaign: 'summer', count: 13 }], others: 15, total: 28 },
      calls: { campaigns: [], others: 0, total: 0 },
    });
    expect(JSON.stringify(body)).not.toContain('tiny');
  });

  it('of too few altogether are not told at all', async () => {
    const [{ id: siteId } = { id: '' }] = await leads.query<{ id: string }>('select id from site');
    const attributionId = randomId();
    await leads.query('insert into attribution (id, details) values ($1, $2)', [attributionId, { utm_campaign: 'spring' }]);
    for (let n = 0; n < 10; n += 1)
      await leads.query(
        `insert into inbound_call (id, site_id, caller_number, language, stage, stage_since, arrived_at, attribution_id)
         values ($1, $2, $3, 'en', 'greeting', now(), '2026-03-04T12:00:00Z', $4)`,
        [uuid(), siteId, fictionalNumber(), attributionId],
      );
    expect((await read('2026-03-02')).body.calls).toEqual({ campaigns: [], others: null, total: null });
  });

  it.each(['2026-03-03', '2026-02-30', 'last week', '2099-01-05'])(
    'are told for whole weeks that are over: not %s',
    async (week) => {
      expect((await read(encodeURIComponent(week))).status).toBe(422);
    },
  );
});
