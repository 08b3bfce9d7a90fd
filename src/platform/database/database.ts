import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { asProgram, currentAsker, type Asker } from './asker.js';

type Row = Record<string, unknown>;

/** What a failed statement means to whoever asked. */
export type Explained = (failure: unknown) => unknown;

/** One open transaction. Each text is prepared once per connection. */
export interface Tx {
  /** The rows of any kind of statement. */
  query<R = Row>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** A statement whose rows nobody needs. It goes out behind those before it without waiting for them; whether it worked is known at COMMIT. */
  write(text: string, values?: readonly unknown[], explained?: Explained): void;
  /** Runs `action` once this transaction has committed; never if it rolls back. The same function is kept once. */
  afterCommit(action: () => void): void;
}

const retryable = new Set(['40P01', '40001']); // deadlock, serialization failure: PostgreSQL asks for another try
const isRetryable = (error: unknown): boolean => retryable.has((error as { code?: string }).code ?? '');
const tries = 3;
const names = new Map<string, string>();

function preparedName(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha1').update(text).digest('base64url');
    names.set(text, name);
  }
  return name;
}

async function run<R>(on: PoolClient, text: string, values: readonly unknown[]): Promise<R[]> {
  const result = await on.query({ name: preparedName(text), text, values: values as unknown[] });
  return result.rows as R[];
}

// For whom a connection of the pool without transactions asked last.
const told = new WeakMap<PoolClient, Asker>();
const tell = 'select set_config($1, $2, false)';

/** One statement for `asker`. PostgreSQL is told who it is in the same breath, when the connection asked for somebody else before. */
async function ask<R>(pool: Pool, asker: Asker, text: string, values: readonly unknown[]): Promise<R[]> {
  const client = await pool.connect();
  let isGood = false;
  const lost = (): void => {}; // the statement fails too, and says why
  client.on('error', lost);
  try {
    const isTold = told.get(client) === asker ? null : run(client, tell, ['ringback.asker', asker]);
    told.set(client, asker);
    const [rows] = await Promise.all([run<R>(client, text, values), isTold]);
    isGood = true;
    return rows;
  } finally {
    client.off('error', lost);
    // A connection on which anything failed is not used again: whoever comes next must not ask for somebody else.
    client.release(!isGood);
  }
}

/** The only way to PostgreSQL: hand-written SQL on TypeORM's own pool, each statement for whoever is asking (ADR 0049). */
@Injectable()
export class Database {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One statement, outside of any transaction that may be open around it. */
  query<R = Row>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return ask<R>(this.pools.slaves[0]!, currentAsker(), text, values);
  }

  /**
   * Runs `work` in one transaction and returns its result after COMMIT. A deadlock or serialization failure is tried
   * again (three times in all, with jitter), so `work` must not touch anything outside the database.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const client = await this.pools.master.connect();
      try {
        return await inTransaction(client, work);
      } catch (error) {
        if (attempt >= tries || !isRetryable(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
      }
    }
  }

  private get pools(): { readonly master: Pool; readonly slaves: readonly Pool[] } {
    return this.dataSource.driver as unknown as { master: Pool; slaves: Pool[] };
  }
}

/** Statements are pipelined: BEGIN, those that nobody waits for and COMMIT cost no round trip of their own. Gives the connection back. */
async function inTransaction<T>(client: PoolClient, work: (tx: Tx) => Promise<T>): Promise<T> {
  const actions = new Set<() => void>();
  const failures: unknown[] = [];
  const unheard = (error: unknown): void => void failures.push(error);
  const explain = (explained: Explained) => (error: unknown) => unheard(isRetryable(error) ? error : explained(error));
  let broken = false;
  const breaks = (): void => void (broken = true); // its statements fail too, and say why
  client.on('error', breaks);
  try {
    client.query(beginFor(currentAsker())).catch(unheard);
    const result = await work({
      query: (text, values = []) => run(client, text, values),
      write: (text, values = [], explained) => void run(client, text, values).catch(explained ? explain(explained) : unheard),
      afterCommit: (action) => void actions.add(action),
    });
    await commit(client);
    for (const action of actions) asProgram(action);
    return result;
  } catch (error) {
    await client.query('rollback').catch(breaks);
    // What came first is the cause; every statement after it only says that the transaction is over.
    throw failures[0] ?? error;
  } finally {
    client.off('error', breaks);
    client.release(broken);
  }
}

/** In one message: a transaction for which nobody could be named is none. */
function beginFor(asker: Asker): string {
  if (!/^[a-z,]*$/.test(asker)) throw new Error(`Nobody is called ${asker}`);
  return `begin; set local ringback.asker to '${asker}'`;
}

/** PostgreSQL answers the COMMIT of a transaction in which something failed with ROLLBACK, and no error. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT')
    throw new Error('A statement of this transaction failed and was not answered for: nothing was written');
}

/** The name of the unique, exclusion, check or foreign key constraint that `error` reports, else null. */
export function violatedConstraint(error: unknown): string | null {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code?.startsWith('23') ? (constraint ?? null) : null;
}
