import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PinoLogger } from 'nestjs-pino';
import type { Database } from '../../../src/platform/database/database.js';
import { OutboxRelay } from '../../../src/platform/outbox/outbox-relay.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { asOwner } from '../../support/as-owner.js';
import { waitFor } from '../../support/wait-for.js';
import { openDatabase, type OpenedDatabase } from '../people/opened-database.js';
import { FakeQueue } from './fake-queue.js';

let opened: OpenedDatabase;
let database: Database;
let queue: FakeQueue;
let outbox: Outbox;

beforeAll(async () => {
  opened = await openDatabase();
  database = opened.database;
});
afterAll(() => opened.close());
beforeEach(async () => {
  await asOwner(database, 'truncate outbox_message restart identity');
  queue = new FakeQueue();
  outbox = new Outbox(new Set(['CallbackScheduled']));
});

const logger = new PinoLogger({ pinoHttp: { level: 'silent' } });
const relay = (to = queue) => new OutboxRelay(database, to, outbox, logger);
const scheduled = { name: 'CallbackScheduled', body: { callbackId: 'a', personId: 'b' } } as const;
const write = (times: number) =>
  database.transaction((tx) =>
    outbox.add(
      tx,
      Array.from({ length: times }, () => scheduled),
    ),
  );
const unpublished = async () =>
  (await database.query<{ n: number }>('select count(*)::int as n from outbox_message where published_at is null'))[0]!.n;
const leaseRunsOut = () => database.query(`update outbox_message set claimed_until = now() - interval '1 second'`);
const never = () => new Promise<void>(() => {});

describe('publishBatch', () => {
  it('hands messages over under their own id, keeps events as history and forgets jobs', async () => {
    const inAMinute = new Date(Date.now() + 60_000);
    await database.transaction((tx) =>
      outbox.add(tx, [scheduled, { name: 'place-leg', body: { legId: 'x' }, runAt: inAMinute }]),
    );
    expect(await relay().publishBatch()).toBe(2);
    expect(queue.taken.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([
      { id: 'outbox-1', queue: 'reactions', name: 'CallbackScheduled', body: scheduled.body, delayMilliseconds: 0 },
      { id: 'outbox-2', queue: 'telephony', name: 'place-leg', body: { legId: 'x' }, delayMilliseconds: expect.any(Number) },
    ]);
    const delay = queue.taken.find((job) => job.name === 'place-leg')!.delayMilliseconds;
    expect(delay).toBeGreaterThan(50_000);
    expect(delay).toBeLessThanOrEqual(60_000);
    expect(await database.query('select name, published_at is not null as published from outbox_message')).toEqual([
      { name: 'CallbackScheduled', published: true },
    ]);
    expect(await relay().publishBatch()).toBe(0);
  });

  it('is taken over, once its lease is out, from a process that died between claim and publication', async () => {
    await write(3);
    const dying = new FakeQueue();
    let claimed!: () => void;
    const died = new Promise<void>((resolve) => (claimed = resolve));
    dying.take = () => {
      claimed();
      return never();
    };
    void relay(dying).publishBatch();
    await died;
    expect(await relay().publishBatch()).toBe(0);
    const [lease] = await database.query(
      `select max(claimed_until) - now() between '10 s' and '15 s' as stands from outbox_message`,
    );
    expect(lease).toEqual({ stands: true });
    await leaseRunsOut();
    expect(await relay().publishBatch()).toBe(3);
    expect([queue.taken.length, await unpublished()]).toEqual([3, 0]);
  });

  it('publishes each message once when two relays share the work', async () => {
    await write(1800);
    const drain = async (one: OutboxRelay) => {
      while ((await one.publishBatch()) > 0);
    };
    await Promise.all([drain(relay()), drain(relay())]);
    expect([queue.taken.length, new Set(queue.ids()).size, await unpublished()]).toEqual([1800, 1800, 0]);
  });

  it('passes over rows that another relay is claiming, and takes at most 500', async () => {
    await write(600);
    await database.transaction(async (tx) => {
      await tx.query('select from outbox_message where id <= 10 for update');
      expect(await relay().publishBatch()).toBe(500);
    });
    expect(
      queue
        .ids()
        .map((id) => Number(id.replace('outbox-', '')))
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: 500 }, (_, n) => n + 11));
  });

  it('leaves everything in place when the queue fails, and publishes it later', async () => {
    await write(3);
    queue.take = () => Promise.reject(new Error('the queue is away'));
    await expect(relay().publishBatch()).rejects.toThrow('the queue is away');
    expect(await unpublished()).toBe(3);
    queue.take = async () => {};
    await leaseRunsOut();
    expect(await relay().publishBatch()).toBe(3);
    expect(await unpublished()).toBe(0);
  });
});

describe('the running relay', () => {
  let running: OutboxRelay;
  beforeEach(() => {
    running = relay();
  });
  const published = (n: number) => waitFor(`${n} messages`, () => queue.taken.length === n);

  it('is woken by each commit, well before it would look by itself', async () => {
    running.onApplicationBootstrap();
    const from = Date.now();
    for (let n = 1; n <= 6; n++) {
      await write(1);
      await published(n);
    }
    const elapsed = Date.now() - from;
    await running.beforeApplicationShutdown();
    expect(elapsed).toBeLessThan(3000); // by polling alone it is six seconds
  });

  it('finds by itself what a dead process left, goes on after a failure, and stops when told', async () => {
    const other = new Outbox(new Set(['CallbackScheduled']));
    let asked = 0;
    queue.take = () => {
      asked += 1;
      return Promise.reject(new Error('the queue is away'));
    };
    running.onApplicationBootstrap();
    await database.transaction((tx) => other.add(tx, [scheduled]));
    await waitFor('the queue to refuse twice', () => asked >= 2); // given back at once, not held for the lease
    queue.take = async () => {};
    await published(1);
    await running.beforeApplicationShutdown();
    await write(1);
    expect(await unpublished()).toBe(1);
  });
});
