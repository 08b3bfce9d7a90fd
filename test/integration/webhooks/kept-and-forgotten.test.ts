import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { checkPromises } from '../../../src/modules/board/check-promises.js';
import { Prune } from '../../../src/wiring/prune.js';
import { OpenedWebhooks, story } from './opened-webhooks.js';

let webhooks: OpenedWebhooks;
beforeAll(async () => {
  webhooks = await OpenedWebhooks.open();
});
afterAll(() => webhooks.close());
beforeEach(() => webhooks.reset());

const run = (text: string) => webhooks.database.query(text);
const violations = async () =>
  (await checkPromises((text) => webhooks.database.query(text)))
    .map(({ what }) => what)
    .filter((what) => what.includes('webhook'));

it('doctor finds nothing while everything is on its way', async () => {
  const { id } = await webhooks.receiver();
  const { scheduled, kept } = story();
  webhooks.modules.clock.at = new Date();
  await webhooks.tell([scheduled, kept]);
  expect(await violations()).toEqual([]);
  await webhooks.send(id);
  expect(await violations()).toEqual([]);
});

it('doctor names a webhook that is never due, one that nobody sends, and one that overtook another', async () => {
  await webhooks.receiver();
  const { scheduled, kept, ended } = story();
  webhooks.modules.clock.at = new Date();
  await webhooks.tell([scheduled, kept, ended]);
  await run('update webhook_delivery set next_try_at = null');
  expect(await violations()).toEqual(['webhook waits for nothing and is never due']);
  await run(`update webhook_delivery set next_try_at = now() - interval '11 minutes' where name = 'callback.scheduled'`);
  expect(await violations()).toEqual(['receiver has webhooks that were due ten minutes ago and nobody sends']);
  await run(`update webhook_delivery set next_try_at = now() where name = 'callback.scheduled'`);
  await run(`update webhook_delivery set state = 'delivered', ended_at = now() where name = 'callback.kept'`);
  expect(await violations()).toEqual(['webhook was delivered before an earlier one about the same person']);
});

it('what was delivered is forgotten after 30 days, dead letters after 90, what waits never', async () => {
  await webhooks.receiver();
  await webhooks.tell(Array.from({ length: 5 }, () => story().scheduled));
  const ages = [
    ['delivered', 29],
    ['delivered', 31],
    ['dead', 89],
    ['dead', 91],
  ] as const;
  for (const [state, days] of ages)
    await run(
      `update webhook_delivery set state = '${state}', ended_at = now() - interval '${days} days'
       where id = (select id from webhook_delivery where ended_at is null order by seq limit 1)`,
    );
  await new Prune(webhooks.database).run();
  const left = 'select state, count(*)::int as count from webhook_delivery group by state order by state';
  expect(await run(left)).toEqual([
    { state: 'dead', count: 1 },
    { state: 'delivered', count: 1 },
    { state: 'waiting', count: 1 },
  ]);
});

it('an event that webhooks have not read yet is not forgotten with the others', async () => {
  await webhooks.receiver();
  await webhooks.tell([story().scheduled]);
  await webhooks.happen(story().kept);
  await run(`update outbox_message set published_at = now() - interval '25 hours'`);
  await new Prune(webhooks.database).run();
  const left = () => run(`select name from outbox_message where kind = 'event'`);
  expect(await left()).toEqual([{ name: 'PromiseJudged' }]);
  await run(`update outbox_message set published_at = now() - interval '31 days'`);
  await new Prune(webhooks.database).run();
  expect(await left()).toEqual([]);
});

it('a cursor of another server, out of a backup, begins anew instead of waiting for ever', async () => {
  const { id } = await webhooks.receiver();
  await run(`update webhook_cursor set tx_id = '9000000000000000000'`);
  await webhooks.tell([story().scheduled]);
  await webhooks.tell([story().kept], id);
  expect(webhooks.server.types).toEqual(['callback.kept']);
});
