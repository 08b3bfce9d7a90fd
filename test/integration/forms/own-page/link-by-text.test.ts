// The link to the page, texted to who agreed to texts.
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { standardOwnPage, type OwnPagePolicy } from '../../../../src/core/own-page/own-page-policy.js';
import { PageLinks, TextPageLink } from '../../../../src/modules/leads/index.js';
import { PolicyDirectory } from '../../../../src/modules/sites/index.js';
import { messages, number } from '../../calls/floor-steps.js';
import type { Floor } from '../../calls/opened-floor.js';
import { minutesAfterStart, start } from '../../intake/seeded-rows.js';
import { openPages, posts, Visitor } from './visitor.js';
import { told } from '../../../../src/platform/sealing/told.js';
import { opened } from '../../platform/test-keys.js';

let floor: Floor;
let version = 0;

beforeAll(async () => {
  floor = await openPages();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await decides({ textLink: true });
});

async function decides(policy: Partial<OwnPagePolicy>): Promise<void> {
  version += 1;
  const body = JSON.stringify({ ...standardOwnPage, ...policy });
  await floor.rows.insert('site_policy', {
    site_id: floor.rows.siteId,
    kind: 'page',
    version,
    body,
    reason: 'a test',
    created_at: start,
  });
  floor.use(PolicyDirectory).forget();
}

const agreed = { consent: { call: true, sms: true } };
const jobs = async () => (await messages(floor, 'text-page-link')).map(({ payload }) => payload['leadId'] as string);
const texts = () =>
  opened<{ state: string; body: string; their_number: string; language: string }>(
    floor.database,
    `select t.*, ${told('text.body', 't')} as body from text_message t`,
  );

it('is sent once, in their language, and opens the page', async () => {
  const lead = await posts(floor, 47, { ...agreed, language: 'es' });
  expect(await jobs()).toEqual([lead.leadId]);
  await floor.use(TextPageLink).run(lead.leadId);
  await floor.use(TextPageLink).run(lead.leadId);
  const [text, ...more] = await texts();
  expect(more).toEqual([]);
  expect(text).toMatchObject({ state: 'intended', their_number: number(47), language: 'es', line_key: 'text.own-page' });
  const token = /\/c\/([\w-]{44}) Responda STOP/.exec(text!.body)![1]!;
  expect(floor.use(PageLinks).read(token)).toEqual({ leadId: lead.leadId, way: 'text', validUntil: lead.validUntil });
  expect((await new Visitor(floor).first(token)).status).toBe(200);
  expect(text!.body.length).toBeLessThanOrEqual(160);
});

it.each([
  ['the site does not want it', agreed, { textLink: false }],
  ['they did not agree to texts', { consent: { call: true } }, { textLink: true }],
])('is not sent when %s', async (_, said, policy) => {
  await decides(policy);
  const lead = await posts(floor, 47, said);
  expect(await jobs()).toEqual([]);
  await floor.use(TextPageLink).run(lead.leadId);
  expect(await texts()).toEqual([]);
});

it('is not sent to who said STOP meanwhile', async () => {
  const lead = await posts(floor, 47, agreed);
  const visitor = new Visitor(floor);
  await visitor.press(lead.token, 'stop');
  await floor.use(TextPageLink).run(lead.leadId);
  expect(await texts()).toEqual([]);
});

it('waits for nobody at night: it is refused, and the record says why', async () => {
  floor.clock.at = new Date('2026-11-24T07:00:00Z');
  const lead = await posts(floor, 47, agreed);
  await floor.use(TextPageLink).run(lead.leadId);
  expect(await texts()).toMatchObject([{ state: 'refused', refused_because: expect.stringMatching(/Not before 08:00/) }]);
});

it('is good as long as the site decides', async () => {
  await decides({ linkDays: 2 });
  expect((await posts(floor, 47)).validUntil).toEqual(minutesAfterStart(2 * 24 * 60));
});
