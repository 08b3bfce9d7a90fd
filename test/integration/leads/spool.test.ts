import { cpSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { firstRules } from '../../../src/core/sources/source-rules.js';
import { HoldForReview } from '../../../src/modules/leads/index.js';
import { LeadBatcher } from '../../../src/modules/leads/lead-batcher.js';
import type { CaptureResult } from '../../../src/modules/leads/lead-draft.js';
import { KeepReview } from '../../../src/modules/leads/spool/keep-review.js';
import type { LeadSpool } from '../../../src/modules/leads/spool/lead-spool.js';
import { spoolProblems } from '../../../src/modules/leads/spool/spool-problems.js';
import { number } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { minutesAfterStart, start } from '../intake/seeded-rows.js';
import { waitFor } from '../../support/wait-for.js';
import { untilBlocked } from '../people/until-blocked.js';
import { drainAll, sourceId, SpooledLeads } from './spooled-leads.js';

let floor: Floor;
let leads: SpooledLeads;

beforeAll(async () => {
  floor = await openFloor();
  const source = { id: sourceId, site_id: floor.rows.siteId, name: 'Website', key_hash: Buffer.from('x') };
  await floor.rows.insert('source', source);
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  leads = new SpooledLeads(floor);
});
afterEach(() => leads.end());

const inOrder = async () =>
  (await floor.database.query<{ reference: string }>('select reference from lead order by received_at, id')).map(
    (row) => row.reference,
  );
const written = async () =>
  (await floor.database.query<{ reference: string }>('select reference from lead order by xmin::text::bigint, id')).map(
    (row) => row.reference,
  );
const count = async (table: string) =>
  (await floor.database.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n;
const alerts = () =>
  floor.database.query<{ kind: string; subject_id: string }>('select kind, subject_id from alert order by kind');
const bodyOf = (result: CaptureResult) => ('body' in result ? result.body : result.kind);

describe('B-113: leads that wait on the disk', () => {
  it('are drained once, in order, with the time at which they came and the promise that counts from then', async () => {
    const { spool, drain } = leads.process();
    const all = [];
    for (let n = 1; n <= 5; n++) {
      floor.clock.at = minutesAfterStart(n);
      all.push(await leads.lead(n));
      await spool.keep(all.at(-1)!);
    }
    floor.clock.at = minutesAfterStart(90);
    await drainAll(drain);
    expect(await written()).toEqual(all.map(({ reference }) => reference));
    const rows = await floor.database.query(
      'select l.received_at, c.promised_by from lead l join callback c on c.id = l.callback_id order by l.id',
    );
    expect(rows).toEqual(all.map(({ receivedAt, promise }) => ({ received_at: receivedAt, promised_by: promise.promisedBy })));
    expect(leads.files()).toEqual([]);
    expect(spool.isWaiting()).toBe(false);
    expect(await drain.run()).toBeNull();
  });

  it('that arrive together are synced together, and one number may stand in them twice', async () => {
    const { spool, drain } = leads.process();
    const all = await Promise.all([1, 2, 1, 3, 1].map((n) => leads.lead(n)));
    await Promise.all(all.map((lead) => spool.keep(lead)));
    expect(leads.files().length).toBeLessThanOrEqual(2);
    await drainAll(drain);
    expect((await inOrder()).toSorted()).toEqual(all.map(({ reference }) => reference).toSorted());
    expect(await count('callback')).toBe(3);
  });

  it('of a process that was killed after the commit, before the file was deleted, are there once', async () => {
    const { spool, drain } = leads.process();
    for (const n of [1, 2, 3]) await spool.keep(await leads.lead(n, n === 2 ? { key: 'k' } : {}));
    cpSync(join(leads.dataDir, 'spool'), join(leads.dataDir, 'before'), { recursive: true });
    await drainAll(drain);
    cpSync(join(leads.dataDir, 'before'), join(leads.dataDir, 'spool'), { recursive: true });
    const next = leads.process();
    expect(await next.drain.run()).toMatchObject({ leads: 3, setAside: 0 });
    expect(await Promise.all(['lead', 'raw_submission', 'callback', 'idempotency_record'].map(count))).toEqual([3, 3, 3, 1]);
  });

  it('are there once when two processes drain them at the same time', async () => {
    const { spool, drain } = leads.process();
    for (let n = 1; n <= 20; n++) await spool.keep(await leads.lead(n));
    await Promise.all([drainAll(drain), drainAll(leads.process().drain), drainAll(leads.process().drain)]);
    expect(await Promise.all(['lead', 'callback', 'alert'].map(count))).toEqual([20, 20, 0]);
  });

  it('I-7, B-045: a repeated key gets the same bytes, from another process and after the drain too; another request with it is refused', async () => {
    const { spool, drain } = leads.process();
    const first = await leads.lead(1, { key: 'k' });
    const given = bodyOf(await spool.keep(first));
    for (const process of [{ spool }, leads.process()]) {
      const again = await process.spool.keep(await leads.lead(1, { key: 'k' }));
      expect(again).toEqual({ kind: 'replayed', status: 202, body: given });
      expect(await process.spool.keep(await leads.lead(2, { key: 'k' }))).toEqual({ kind: 'mismatch' });
    }
    await drainAll(drain);
    const batcher = floor.use(LeadBatcher);
    expect(await batcher.write(await leads.draft(1, { key: 'k' }))).toEqual({ kind: 'replayed', status: 202, body: given });
    expect(await batcher.write(await leads.draft(2, { key: 'k' }))).toEqual({ kind: 'mismatch' });
    expect(await inOrder()).toEqual([first.reference]);
  });

  it('one key in a burst is one lead on the disk', async () => {
    const { spool } = leads.process();
    const results = await Promise.all(Array.from({ length: 5 }, async () => spool.keep(await leads.lead(1, { key: 'k' }))));
    expect(new Set(results.map(bodyOf)).size).toBe(1);
    expect(spool.figures().leads).toBe(1);
  });

  it('one key that two processes took with different requests: both were told that we have it, so both are kept', async () => {
    const [one, other] = [leads.process(), leads.process()];
    const both = [await leads.lead(1, { key: 'k' }), await leads.lead(2, { key: 'k' })];
    await Promise.all([one.spool.fileNames(), other.spool.fileNames()]);
    await one.spool.keep(both[0]!);
    const elsewhere = leads.process(1_000_000, join(leads.dataDir, 'elsewhere'));
    await elsewhere.spool.keep(both[1]!);
    await drainAll(one.drain);
    await drainAll(elsewhere.drain);
    expect((await inOrder()).toSorted()).toEqual(both.map(({ reference }) => reference).toSorted());
  });
});

describe('B-116: a statement that was too slow', () => {
  it('and commits after its lead was kept on the disk: one lead, and the answer that was given', async () => {
    const { spool, drain } = leads.process();
    const lead = await leads.lead(1, { key: 'k' });
    const plain = await leads.lead(2);
    const batcher = floor.use(LeadBatcher);
    let late!: Promise<unknown>;
    await floor.database.transaction(async (tx) => {
      await tx.query('lock table lead in exclusive mode');
      late = Promise.all([batcher.write(lead), batcher.write(plain)]);
      await untilBlocked(floor.database);
      await Promise.all([spool.keep(lead), spool.keep(plain)]);
    });
    await late;
    await drainAll(drain);
    expect((await inOrder()).toSorted()).toEqual([lead.reference, plain.reference].toSorted());
    expect(await batcher.write(await leads.draft(1, { key: 'k' }))).toEqual({ kind: 'replayed', ...lead.given });
  });

  it('and commits while its lead is being drained: one lead', async () => {
    const { spool, drain } = leads.process();
    const lead = await leads.lead(1);
    await spool.keep(lead);
    const batcher = floor.use(LeadBatcher);
    let both!: Promise<unknown>;
    await floor.database.transaction(async (tx) => {
      await tx.query('lock table lead in exclusive mode');
      both = Promise.all([batcher.write(lead), drainAll(drain)]);
      await untilBlocked(floor.database);
    });
    await both;
    expect(await Promise.all(['lead', 'callback', 'alert'].map(count))).toEqual([1, 1, 0]);
  });
});

describe('what cannot be written', () => {
  it.each([
    ['a source that is gone', { sourceId: '0198a000-0000-7000-8000-0000000000ff' }],
    ['a character that PostgreSQL cannot keep', { email: 'a\u0000b' }],
  ])('%s: it stands aside, kept and told, and nobody waits behind it', async (_what, poison) => {
    const { spool, drain } = leads.process();
    const all = await Promise.all([1, 2, 3].map((n) => leads.lead(n)));
    all[1] = { ...all[1]!, ...poison };
    for (const lead of all) await spool.keep(lead);
    expect(await drain.run()).toMatchObject({ leads: 2, setAside: 1 });
    expect(await inOrder()).toEqual([all[0]!.reference, all[2]!.reference]);
    expect(await alerts()).toEqual([{ kind: 'lead-set-aside', subject_id: all[1].id }]);
    expect(leads.files('spool/aside')).toEqual([`${all[1].id}.leads`]);
    expect(await spoolProblems(leads.dataDir, new Date())).toMatchObject([{ promise: 2, id: `${all[1].id}.leads` }]);
  });

  it('a file that was cut off on the disk: what is whole is written, the rest stands aside', async () => {
    const { spool } = leads.process();
    const all = await Promise.all([1, 2].map((n) => leads.lead(n)));
    await spool.keep(await leads.lead(3));
    await Promise.all(all.map((lead) => spool.keep(lead)));
    const path = join(leads.dataDir, 'spool', leads.files().toSorted().at(-1)!);
    truncateSync(path, spool.figures().bytes / 3 + 20);
    expect(await leads.process().drain.run()).toMatchObject({ leads: 2, setAside: 1 });
    expect(await alerts()).toMatchObject([{ kind: 'lead-set-aside' }]);
  });

  it('a database that is away is nobody’s fault: everything stays', async () => {
    const { spool, drain } = leads.process();
    await spool.keep(await leads.lead(1));
    const away = Object.assign(new Error('read-only'), { code: '25006' });
    const database = { transaction: () => Promise.reject(away) };
    await expect(Object.assign(Object.create(drain), { database }).run()).rejects.toBe(away);
    expect(leads.files()).toHaveLength(1);
    await drainAll(drain);
    expect(await count('lead')).toBe(1);
  });
});

describe('B-120: a disk that takes nothing', () => {
  it.each([
    ['beyond the limit', 10, undefined],
    ['that is no folder', 1_000_000, '/dev/full'],
  ])('%s: the lead is refused, never called received', async (_what, limit, dataDir) => {
    const { spool } = leads.process(limit, dataDir);
    await expect(spool.keep(await leads.lead(1))).rejects.toThrow();
    await expect(spool.probe()).rejects.toThrow();
    expect(spool.isWaiting()).toBe(false);
  });

  it('takes leads again when there is room', async () => {
    const { spool, drain } = leads.process(3000);
    const kept: string[] = [];
    for (let n = 1; n <= 9; n++) {
      const lead = await leads.lead(n);
      await spool.keep(lead).then(
        () => kept.push(lead.reference),
        () => {},
      );
    }
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(9);
    await drainAll(drain);
    expect(await inOrder()).toEqual(kept);
    await expect(spool.keep(await leads.lead(9))).resolves.toMatchObject({ kind: 'captured' });
  });
});

it('B-038, promise 6: a sign of danger that waited is told to supervisors as soon as it can be', async () => {
  const { spool, drain } = leads.process();
  const lead = await leads.lead(1, { message: 'I took too many pills, I want to die' });
  expect(Object.keys(JSON.parse(bodyOf(await spool.keep(lead))) as object)[0]).toBe('safety');
  expect(spool.figures()).toMatchObject({ leads: 1, danger: 1, oldestAt: start });
  await drainAll(drain);
  expect(await alerts()).toEqual([{ kind: 'danger-waited', subject_id: lead.id }]);
  expect(await floor.database.query('select urgency from callback')).toEqual([{ urgency: 'urgent' }]);
});

describe('B-113: what a person reads before it is a lead', () => {
  const outage = { transaction: () => Promise.reject(Object.assign(new Error('read-only'), { code: '25006' })) };
  const holding = (spool: LeadSpool, database: object): HoldForReview => {
    const keepReview = Object.assign(Object.create(floor.use(KeepReview)), { spool, database });
    return Object.assign(Object.create(floor.use(HoldForReview)), { keepReview });
  };
  const held = (key: string, message = 'Please read this', danger = false) => ({
    source: { kind: 'source', sourceId, siteId: floor.rows.siteId, rules: firstRules.website } as const,
    body: { phone: number(1), message },
    rawBody: '{}',
    campaignApart: true,
    from: null,
    language: 'en',
    key,
    danger,
    reasons: danger ? (['danger'] as const) : (['trap'] as const),
  });
  beforeEach(() => floor.database.query('delete from lead_review'));
  const queue = () => floor.database.query('select key, reference, state from lead_review order by key');

  it('waits on the disk, sealed, and is in the queue once, with the reference that was told, also when a process is killed after the commit', async () => {
    const { spool, drain } = leads.process();
    const hold = holding(spool, outage);
    const told = [await hold.run(held('one')), await hold.run(held('two')), await hold.run(held('one', 'Please read that'))];
    await spool.keep(await leads.lead(3));
    expect(told[2]).toEqual(told[0]);
    const onDisk = leads.files().map((name) => readFileSync(join(leads.dataDir, 'spool', name), 'latin1'));
    expect(onDisk.join('')).not.toContain('Please read');
    expect(spool.figures()).toMatchObject({ leads: 4, danger: 0, oldestAt: start });
    cpSync(join(leads.dataDir, 'spool'), join(leads.dataDir, 'before'), { recursive: true });
    await drainAll(drain);
    const once = [
      { key: 'one', ...told[0], state: 'waiting' },
      { key: 'two', ...told[1], state: 'waiting' },
    ];
    expect([await queue(), await count('lead')]).toEqual([once, 1]);
    cpSync(join(leads.dataDir, 'before'), join(leads.dataDir, 'spool'), { recursive: true });
    await drainAll(leads.process().drain);
    expect([await queue(), await count('lead'), leads.files()]).toEqual([once, 1, []]);
    expect(await holding(spool, floor.database).run(held('one'))).toEqual(told[0]);
    expect(await queue()).toEqual(once);
  });

  it('B-116 that the database took too late is in the queue once', async () => {
    const { spool, drain } = leads.process();
    const slow = new Promise<void>((resolve) => setTimeout(resolve, 100));
    const database = { transaction: (work: never) => slow.then(() => floor.database.transaction(work)) };
    const hold = holding(spool, database);
    Object.assign((hold as unknown as { keepReview: object }).keepReview, { settings: { spoolAfterMilliseconds: 10 } });
    await hold.run(held('one'));
    expect(spool.figures().leads).toBe(1);
    await drainAll(drain);
    await waitFor('the slow one to commit', async () => (await queue()).length === 1);
    await slow;
    expect(await queue()).toHaveLength(1);
  });

  it('B-038 with a sign of danger is told to supervisors as soon as it can be, once', async () => {
    const { spool, drain } = leads.process();
    await holding(spool, outage).run(held('one', 'I took 20 pills', true));
    expect(spool.figures()).toMatchObject({ leads: 1, danger: 1 });
    await drainAll(drain);
    expect(await alerts()).toMatchObject([{ kind: 'danger-in-review' }]);
  });

  it('B-120 that neither database nor disk takes is refused with whom to call, never called received', async () => {
    const { spool } = leads.process(10);
    const refused = holding(spool, outage).run(held('one'));
    await expect(refused).rejects.toMatchObject({ code: 'lead/not-kept', options: { extra: { emergency: '911' } } });
  });
});

it('doctor names what has waited on the disk for a minute', async () => {
  const { spool } = leads.process();
  await spool.keep(await leads.lead(1));
  expect(await spoolProblems(leads.dataDir, new Date())).toEqual([]);
  expect(await spoolProblems(leads.dataDir, new Date(Date.now() + 61_000))).toMatchObject([{ promise: 2 }]);
});

describe('B-046: a key that is used again after it was pruned', () => {
  it('is known by its reference and number: the first answer again, no second lead or callback', async () => {
    const batcher = floor.use(LeadBatcher);
    const first = await batcher.write(await leads.draft(1, { key: 'k', message: 'I took too many pills' }));
    await floor.database.query('delete from idempotency_record');
    await floor.database.query(`update callback set state = 'done', ended_at = now()`);
    const again = await batcher.write(await leads.draft(1, { key: 'k', message: 'I took too many pills' }));
    expect(again).toEqual({ ...first, kind: 'replayed' });
    expect(await Promise.all(['lead', 'callback'].map(count))).toEqual([1, 1]);
  });

  it('by chance the same reference for another number is another lead, with a reference of its own', async () => {
    const batcher = floor.use(LeadBatcher);
    const first = await leads.draft(1, { key: 'k' });
    await batcher.write(first);
    const stranger = { ...(await leads.draft(2, { key: 'other' })), reference: first.reference };
    expect(await batcher.write(stranger)).toMatchObject({ kind: 'captured' });
    expect(new Set(await inOrder()).size).toBe(2);
    expect(await floor.database.query('select e164 from phone_number order by e164')).toEqual([
      { e164: number(1) },
      { e164: number(2) },
    ]);
  });
});

afterAll(() => rmSync(join('/tmp', `ringback-no-data-${process.pid}`), { recursive: true, force: true }));
