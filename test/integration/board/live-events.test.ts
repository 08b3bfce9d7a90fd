import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DeactivateUser } from '../../../src/modules/identity/index.js';
import { Database, type Tx } from '../../../src/platform/database/database.js';
import { createDatabase } from '../../support/database.js';
import { administrator, hire, openIdentityApp, signIn, type SignedIn } from '../identity/identity-app.js';
import { waitFor } from '../../support/wait-for.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
let staff: SignedIn;

beforeAll(async () => {
  database = await createDatabase();
  app = await openIdentityApp(database.url);
  await app.listen(0, '127.0.0.1');
  staff = await signIn(app, administrator);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const publish = (on: Pick<Tx, 'query'>, callbackId: string) =>
  on.query(
    `insert into outbox_message (kind, name, payload) values ('event', 'CallbackScheduled', jsonb_build_object('callbackId', $1::text))`,
    [callbackId],
  );

interface Console {
  /** Waits until `count` events came and returns what they speak of. */
  seen(count: number): Promise<string[]>;
  lastId(): string;
  text(): string;
  readonly closed: Promise<void>;
  leave(): void;
}

/** Opens the stream and resolves when it has been greeted. */
function listen(headers: Record<string, string> = {}, query = '', session = staff): Promise<Console> {
  const { port } = app.getHttpServer().address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const request = get({ port, path: `/v1/events${query}`, headers: { ...session.headers, ...headers } }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`answered ${answer.statusCode}`));
      let text = '';
      const closed = new Promise<void>((close) => answer.once('close', close));
      const events = () =>
        [...text.matchAll(/^data: (\{.*"callbackId".*\})$/gm)].map((match) => JSON.parse(match[1]!).callbackId as string);
      const seen = async (count: number) => {
        for (const deadline = Date.now() + 5000; events().length < count;) {
          if (Date.now() > deadline) throw new Error(`only ${events().length} events came: ${text}`);
          await new Promise((next) => setTimeout(next, 5));
        }
        return events();
      };
      const lastId = () => [...text.matchAll(/^id: (.*)$/gm)].at(-1)![1]!;
      answer.on('error', () => {});
      answer.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.includes('\n\n')) resolve({ seen, lastId, text: () => text, closed, leave: () => void request.destroy() });
      });
    });
    request.on('error', reject);
  });
}

/** "Now" lies behind the oldest transaction that runs anywhere on the server, and other tests run beside this one. */
function settled(db: Database): Promise<unknown> {
  return waitFor(
    'older transactions to end',
    async () =>
      (await db.query('select from outbox_message where tx_id >= pg_snapshot_xmin(pg_current_snapshot())')).length === 0,
    { timeoutMs: 20_000 },
  );
}

describe('live events', () => {
  it('come to every console in the order of commits, from now on', async () => {
    const db = app.get(Database);
    await publish(db, 'before');
    await settled(db);
    const consoles = await Promise.all([listen(), listen()]);
    await publish(db, 'one');
    await publish(db, 'two');
    for (const console of consoles) {
      expect(await console.seen(2)).toEqual(['one', 'two']);
      expect(console.text()).toContain('retry: 2000');
      expect(console.text()).toMatch(
        /^id: \d+-\d+\nevent: CallbackScheduled\ndata: \{"callbackId":"one","name":"CallbackScheduled","at":"20/m,
      );
      console.leave();
    }
  });

  it('are not skipped when an earlier transaction commits later', async () => {
    const db = app.get(Database);
    const console = await listen();
    let commit = () => {};
    let slow: Promise<void> = Promise.resolve();
    await new Promise<void>((written) => {
      slow = db.transaction(async (tx) => {
        await publish(tx, 'slow');
        written();
        await new Promise<void>((resolve) => (commit = resolve));
      });
    });
    await publish(db, 'quick');
    await new Promise((resolve) => setTimeout(resolve, 500)); // longer than two polls: it must still be held back
    expect(console.text()).not.toContain('quick');
    commit();
    await slow;
    expect(await console.seen(2)).toEqual(['slow', 'quick']);
    console.leave();
  });

  it('resume after the last one that was seen, by header or by query', async () => {
    const db = app.get(Database);
    const first = await listen();
    await publish(db, 'seen');
    await first.seen(1);
    const lastId = first.lastId();
    first.leave();
    for (let i = 0; i < 1200; i++) await publish(db, `missed-${i}`);
    const second = await listen({ 'last-event-id': lastId });
    const third = await listen({}, `?after=${lastId}`);
    await publish(db, 'new');
    for (const console of [second, third]) {
      const events = await console.seen(1201);
      expect([events[0], events.at(-1), new Set(events).size]).toEqual(['missed-0', 'new', 1201]);
      console.leave();
    }
  });

  it.each(['0-1', '999999999-1', 'nonsense', '18446744073709551616-1'])(
    'start anew after the unknown cursor %s',
    async (cursor) => {
      const console = await listen({ 'last-event-id': cursor });
      expect(console.text()).toContain('event: reset');
      await publish(app.get(Database), 'after the reset');
      expect(await console.seen(1)).toEqual(['after the reset']);
      console.leave();
    },
  );

  it('are for staff only', async () => {
    await expect(listen({ cookie: 'ringback_session=guess' })).rejects.toThrow('401');
  });

  it('of somebody who is deactivated end before the next thing that happens is told (ASVS 8.3.2, L-207)', async () => {
    const db = app.get(Database);
    const ana = await hire(app, staff, 'Ana');
    const console = await listen({}, '', ana);
    await app.get(DeactivateUser, { strict: false }).run(ana.userId, staff.userId);
    await publish(db, 'after the leave');
    await console.closed;
    expect(console.text()).not.toContain('after the leave');
  });

  it('end when the application stops', async () => {
    const console = await listen();
    await app.close();
    await console.closed;
  });
});
