import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { firstRules } from '../../../src/core/sources/source-rules.js';
import { DraftLead } from '../../../src/modules/leads/read/draft-lead.js';
import { LeadBatcher } from '../../../src/modules/leads/lead-batcher.js';
import type { CaptureResult, LeadDraft } from '../../../src/modules/leads/lead-draft.js';
import type { SourcePrincipal } from '../../../src/platform/auth/principal.js';
import { number } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { untilBlocked } from '../people/until-blocked.js';
import { told } from '../../../src/platform/sealing/told.js';
import { opened } from '../platform/test-keys.js';

let floor: Floor;
let batcher: LeadBatcher;
const source: Omit<SourcePrincipal, 'siteId'> = {
  kind: 'source',
  sourceId: '0198a000-0000-7000-8000-000000000001',
  rules: firstRules.website,
};

beforeAll(async () => {
  floor = await openFloor();
  batcher = floor.use(LeadBatcher);
  await floor.rows.insert('source', {
    id: source.sourceId,
    site_id: floor.rows.siteId,
    name: 'Website',
    key_hash: Buffer.from('x'),
  });
});
afterAll(() => floor.close());
beforeEach(() => floor.reset());

function draft(n: number, { key, ...said }: { message?: string; programme?: string; key?: string } = {}): Promise<LeadDraft> {
  const body = { phone: number(n), name: `Person ${n}`, ...said, consent: { call: true } };
  return floor.use(DraftLead).run({
    source: { ...source, siteId: floor.rows.siteId },
    body,
    rawBody: JSON.stringify(body),
    idempotencyKey: key ?? null,
  });
}
/** The first is of number 1: number 0 is the site's own. */
const drafts = (count: number) => Promise.all(Array.from({ length: count }, (_, n) => draft(n + 1)));
const burst = (all: readonly LeadDraft[]) => Promise.allSettled(all.map((one) => batcher.write(one)));
const answerOf = (result: PromiseSettledResult<CaptureResult>) => {
  if (result.status === 'rejected') throw result.reason;
  if (result.value.kind !== 'captured' && result.value.kind !== 'replayed') throw new Error(result.value.kind);
  return JSON.parse(result.value.body) as { id: string; reference: string; callback: { id: string } };
};
const count = async (table: string) =>
  (await floor.database.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n;
const counts = async (...tables: readonly string[]) => Promise.all(tables.map(count));
const transactions = async () =>
  (await floor.database.query<{ n: number }>('select count(distinct xmin::text)::int as n from lead'))[0]!.n;

describe('a lead of a page about one programme', () => {
  it('waits for those who know it; one that the site has no route for waits in the general line', async () => {
    const veterans = {
      id: uuid(),
      site_id: floor.rows.siteId,
      name: 'Veterans',
      language: 'en',
      programme: 'veterans',
      skills: [],
    };
    await floor.rows.insert('route', veterans);
    await batcher.write(await draft(1, { programme: 'veterans' }));
    await batcher.write(await draft(2, { programme: 'equine therapy' }));
    expect(await floor.database.query('select route_id from callback order by created_at, id')).toEqual([
      { route_id: veterans.id },
      { route_id: floor.rows.routeId },
    ]);
  });
});

describe('a burst of leads', () => {
  it('is written in a few transactions, and each caller gets the answer to their own', async () => {
    const all = await drafts(60);
    const results = await burst(all);
    expect(results.map((result) => answerOf(result)).map(({ id, reference }) => ({ id, reference }))).toEqual(
      all.map(({ id, reference }) => ({ id, reference })),
    );
    expect(await counts('lead', 'person', 'intake', 'callback', 'raw_submission')).toEqual([60, 60, 60, 60, 60]);
    expect(await transactions()).toBeLessThanOrEqual(3);
    const written = await opened<{ body: string; e164: string; whole: boolean }>(
      floor.database,
      `select ${told('raw.body', 'r')} as body, n.e164, c.person_id = l.person_id and c.intake_id = l.intake_id as whole
       from lead l join phone_number n on n.person_id = l.person_id join callback c on c.id = l.callback_id
       join raw_submission r on r.lead_id = l.id`,
    );
    const mixedUp = written.filter(({ body, e164, whole }) => !whole || (JSON.parse(body) as { phone: string }).phone !== e164);
    expect([written.length, mixedUp]).toEqual([60, []]);
  });

  it.each<[string, (one: LeadDraft, other: LeadDraft) => LeadDraft]>([
    ['a character that PostgreSQL cannot keep', (one) => ({ ...one, email: 'a\u0000b' })],
    ['a source that does not exist', (one) => ({ ...one, sourceId: '0198a000-0000-7000-8000-0000000000ff' })],
    ['somebody else’s reference', (one, other) => ({ ...one, reference: other.reference })],
    ['a site that does not exist', (one) => ({ ...one, siteId: '0198a000-0000-7000-8000-0000000000ff' })],
  ])('holds one with %s: it alone fails, whole', async (_, poison) => {
    const earlier = await draft(99);
    await batcher.write(earlier);
    const all = await drafts(8);
    all[3] = poison(all[3]!, earlier);
    const results = await burst(all);
    expect(results.map((result) => result.status)).toEqual(all.map((_, n) => (n === 3 ? 'rejected' : 'fulfilled')));
    const fine = all.filter((_, n) => n !== 3);
    expect(results.filter((_, n) => n !== 3).map((result) => answerOf(result).id)).toEqual(fine.map((one) => one.id));
    expect(await counts('lead', 'person', 'intake', 'callback')).toEqual([8, 8, 8, 8]);
    expect(await floor.database.query('select id from phone_number where e164 = $1', [number(4)])).toEqual([]);
    await expect(batcher.write(await draft(4))).resolves.toMatchObject({ kind: 'captured' });
  });

  it('with one number in it twice is one intake and one callback, and two leads', async () => {
    const all = [await draft(1), await draft(2), await draft(1, { message: 'please call' }), await draft(3)];
    const answers = (await burst(all)).map((result) => answerOf(result));
    expect(answers.map((answer) => answer.id)).toEqual(all.map((one) => one.id));
    expect(answers[0]!.callback.id).toBe(answers[2]!.callback.id);
    expect(new Set(answers.map((answer) => answer.callback.id)).size).toBe(3);
    expect(await counts('lead', 'person', 'intake', 'callback')).toEqual([4, 3, 3, 3]);
  });

  it('with a sign of danger in the second of two leads makes their callback urgent', async () => {
    await burst([await draft(1), await draft(1, { message: 'I took too many pills, I want to die' })]);
    expect(await floor.database.query('select urgency from callback')).toEqual([{ urgency: 'urgent' }]);
  });

  it('with one key in it five times is one lead; whoever asks again gets the same answer', async () => {
    const repeats = await Promise.all(Array.from({ length: 5 }, () => draft(1, { key: 'k' })));
    const results = await Promise.all(repeats.map((one) => batcher.write(one)));
    expect(results.filter((result) => result.kind === 'captured')).toHaveLength(1);
    expect(results.filter((result) => !['captured', 'replayed', 'in-flight'].includes(result.kind))).toEqual([]);
    const again = await batcher.write(await draft(1, { key: 'k' }));
    expect(again).toEqual({ ...results.find((result) => result.kind === 'captured'), kind: 'replayed' });
    expect(await counts('lead', 'person', 'idempotency_record')).toEqual([1, 1, 1]);
  });
});

describe('a key', () => {
  it('that was used for another request is refused, and the first lead is untouched', async () => {
    await batcher.write(await draft(1, { key: 'k' }));
    expect(await batcher.write(await draft(2, { key: 'k' }))).toEqual({ kind: 'mismatch' });
    expect(await counts('lead', 'person')).toEqual([1, 1]);
  });

  it('whose first request is still running says so', async () => {
    const first = await draft(1, { key: 'k' });
    let writing!: Promise<CaptureResult>;
    await floor.database.transaction(async (tx) => {
      await tx.query('lock table lead in exclusive mode'); // the first request stops half way
      writing = batcher.write(first);
      await untilBlocked(floor.database);
      expect(await batcher.write(await draft(1, { key: 'k' }))).toEqual({ kind: 'in-flight' });
    });
    expect(await writing).toMatchObject({ kind: 'captured' });
  });
});

it('two numbers of one person in one burst keep the more urgent wish', async () => {
  const person = await floor.rows.person(number(1));
  await floor.rows.insert('phone_number', {
    id: '0198a000-0000-7000-8000-000000000002',
    person_id: person.personId,
    e164: number(2),
    automatic_calls: true,
  });
  await burst([await draft(1, { message: 'I took too many pills' }), await draft(2)]);
  expect(await floor.database.query('select urgency from callback')).toEqual([{ urgency: 'urgent' }]);
});
