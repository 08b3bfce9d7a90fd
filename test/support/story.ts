import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { defaultRetryPolicy, retriedOutcomes } from '../../src/core/callbacks/retry-policy.js';
import { checkPromises, type Violation } from '../../src/modules/board/check-promises.js';
import { defaultPresencePolicy } from '../../src/core/presence/presence-policy.js';
import { opened } from '../integration/platform/test-keys.js';
import { Carrier } from './carrier.js';
import { createDatabase } from './database.js';
import { emptyRedis } from './redis.js';
import { expectNothingTold, log, openSinks } from './sinks.js';
import { startRingback, type Ringback, type RingbackOptions } from './ringback.js';
import { Staff } from './staff.js';
import { waitFor } from './wait-for.js';
import { Website } from './website.js';
import { Wire } from './wire.js';

export const backends = ['PostgreSQL', 'Redis'] as const;
export type Backend = (typeof backends)[number];

export interface Timeline {
  items: { at: string; kind: string; sentence: string; ids: Record<string, string> }[];
}

type Row = Record<string, unknown>;

interface Wires {
  readonly database: Wire;
  readonly queue: Wire | null;
}

async function wiresTo(databaseUrl: string, redisUrl: string | undefined): Promise<Wires> {
  return { database: await Wire.to(databaseUrl), queue: redisUrl ? await Wire.to(redisUrl) : null };
}

/** A running Ringback with its carrier, its staff and a way to look into the database: what a story needs. */
export class Story {
  readonly website: Website;
  readonly carrier: Carrier;

  private constructor(
    readonly ringback: Ringback,
    private readonly database: Pool,
    private readonly dropDatabase: () => Promise<void>,
    readonly databaseUrl: string,
    readonly redisUrl: string | undefined,
    /** What lies between the application and its stores, when the story asked for it. */
    readonly wires: Wires | null,
  ) {
    this.website = new Website(ringback.url, ringback.demo.sourceKey);
    this.carrier = new Carrier(ringback.controlUrl);
  }

  static async begin(
    backend: Backend,
    options: Partial<RingbackOptions> = {},
    { wires: wired = false }: { readonly wires?: boolean } = {},
  ): Promise<Story> {
    const database = await createDatabase();
    const redisUrl = backend === 'Redis' ? await emptyRedis() : undefined;
    const wires = wired ? await wiresTo(database.url, redisUrl) : null;
    const stores = { databaseUrl: wires?.database.url ?? database.url, redisUrl: wires?.queue?.url ?? redisUrl };
    const ringback = await startRingback({ ...stores, simulatorSpeed: 10, ...options });
    const pool = new Pool({ connectionString: database.url, max: 3 });
    pool.on('error', () => {}); // the server may be stopped by the story itself
    return new Story(ringback, pool, database.drop, database.url, redisUrl, wires);
  }

  /** Ends everything, and looks whether anything that people told us got into a log, a queue, a file, a figure or an error. */
  async end(): Promise<void> {
    if (process.env['DEBUG_STORY']) console.log(this.ringback.logs());
    const { ringback, redisUrl } = this;
    let sinks;
    try {
      sinks = await openSinks({ ringback, redisUrl, rows: (text) => this.rows(text) });
    } finally {
      await this.close();
    }
    expectNothingTold([...sinks, log(ringback)]);
  }

  private async close(): Promise<void> {
    await this.ringback.stop();
    await this.database.end();
    this.wires?.database.end();
    this.wires?.queue?.end();
    await this.dropDatabase();
  }

  staff(email: string): Promise<Staff> {
    const account = this.ringback.demo.staff.find((one) => one.email === email);
    if (!account) throw new Error(`no demo account ${email}`);
    return Staff.signIn(this.ringback.url, account);
  }

  /** Signs the counsellor in, lets their phone answer, and makes them available. */
  async onShift(first: 'ana' | 'ben' | 'chloe'): Promise<Staff> {
    const counsellor = await this.staff(`${first}@ringback.example`);
    await counsellor.must('PUT', '/v1/me/presence', { state: 'available' });
    return counsellor;
  }

  /** On shift, so that callers wait in line, but offered nobody: still writing about the talk before. */
  async busy(first: 'ana' | 'ben' | 'chloe'): Promise<Staff> {
    const counsellor = await this.staff(`${first}@ringback.example`);
    await this.rows(`update counsellor set presence = 'wrap-up', presence_until = null where id = $1`, [counsellor.userId]);
    return counsellor;
  }

  /** What an administrator changes about the site: hours, recording, the standby number. */
  async changeSite(change: object): Promise<void> {
    const administrator = await this.staff('admin@ringback.example');
    const { id } = await this.one<{ id: string }>('select id from site');
    await administrator.must('PATCH', `/v1/admin/sites/${id}`, change);
  }

  async rows<R = Row>(text: string, values: unknown[] = []): Promise<R[]> {
    return (await this.database.query(text, values)).rows as R[];
  }

  /** Rows with all that their statement has `told` opened. */
  told<R = Row>(text: string, values: unknown[] = []): Promise<R[]> {
    return opened<R>(this.database, text, values);
  }

  async one<R = Row>(text: string, values: unknown[] = []): Promise<R> {
    const [row] = await this.rows<R>(text, values);
    if (!row) throw new Error(`no row: ${text} ${JSON.stringify(values)}`);
    return row;
  }

  /** Waits until the callback is in `state` and returns its row. */
  callbackIn(callbackId: string, state: string, timeoutMs = 20_000): Promise<Row> {
    return waitFor(
      `callback ${callbackId} to be ${state}`,
      async () => {
        const row = await this.one('select * from callback where id = $1', [callbackId]);
        return row['state'] === state ? row : null;
      },
      { timeoutMs },
    );
  }

  /** Waits for the callback's n-th call (1 is the first) to reach `state` and returns its row. */
  callOf(callbackId: string, state: string, nth = 1, timeoutMs = 20_000): Promise<Row & { id: string }> {
    return waitFor(
      `call ${nth} of callback ${callbackId} to be ${state}`,
      async () => {
        const calls = await this.rows<Row & { id: string }>('select * from call where callback_id = $1 order by started_at', [
          callbackId,
        ]);
        const call = calls[nth - 1];
        return call?.['state'] === state ? call : null;
      },
      { timeoutMs },
    );
  }

  /** Everything that the queue backend knew is gone. */
  async emptyQueue(): Promise<void> {
    if (!this.redisUrl) {
      await this.rows('delete from bullmq.job');
      return;
    }
    const redis = new Redis(this.redisUrl);
    await redis.flushdb();
    redis.disconnect();
  }

  /** What doctor would say. */
  violations(): Promise<Violation[]> {
    return checkPromises((text) => this.rows(text));
  }

  /** Whoever was left over by the stories before is called no more: at some hours of the day they would be called at once. */
  async endOthers(): Promise<void> {
    const manager = await this.staff('morgan@ringback.example');
    await waitFor('the stories before to be over', async () => {
      const unwritten = await this.rows<{ id: string }>(
        'select id from call where connected_at is not null and ended_at is not null and disposition is null',
      );
      for (const { id } of unwritten) await manager.send('POST', `/v1/calls/${id}/disposition`, { disposition: 'reached' });
      const open = await this.rows<{ id: string }>('select id from callback where ended_at is null');
      for (const { id } of open) await manager.send('POST', `/v1/callbacks/${id}/cancel`, { reason: 'another story' });
      return open.length === 0;
    });
  }

  /** Retries in seconds instead of hours. */
  async retryEvery(seconds: number, maxAttempts = 6): Promise<void> {
    const quickly = Array.from({ length: maxAttempts }, () => ({ afterSeconds: seconds }));
    const steps = Object.fromEntries(retriedOutcomes.map((outcome) => [outcome, quickly]));
    await this.siteDecides('retry', { ...defaultRetryPolicy, maxAttempts, steps });
  }

  /** A talk with somebody in danger is followed by the next one at once. */
  async withoutRest(): Promise<void> {
    await this.siteDecides('presence', { ...defaultPresencePolicy, restAfterCrisisSeconds: 0 });
  }

  private async siteDecides(kind: 'retry' | 'presence', policy: object): Promise<void> {
    const administrator = await this.staff('admin@ringback.example');
    const { id } = await this.one<{ id: string }>('select id from site');
    const reason = 'a story has no minutes to wait';
    await administrator.must('PUT', `/v1/admin/sites/${id}/policies/${kind}`, { policy, reason });
  }
}
