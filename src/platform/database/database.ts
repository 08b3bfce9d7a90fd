import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool, PoolClient } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';

type Row = Record<string, unknown>;

/** One open transaction. `query` returns rows for every kind of statement; each text is prepared once per connection. */
export interface Tx {
  readonly manager: EntityManager;
  query<R = Row>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** Runs `action` once this transaction has committed; never if it rolls back. The same function is kept once. */
  afterCommit(action: () => void): void;
}

const retryable = new Set(['40P01', '40001']); // deadlock, serialization failure: PostgreSQL asks for another try
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

async function run<R>(on: Pool | PoolClient, text: string, values: readonly unknown[]): Promise<R[]> {
  const result = await on.query({ name: preparedName(text), text, values: values as unknown[] });
  return result.rows as R[];
}

/** The only way to PostgreSQL: hand-written SQL on TypeORM's own pool. */
@Injectable()
export class Database {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One statement, outside of any transaction that may be open around it. */
  query<R = Row>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    const [outside] = (this.dataSource.driver as unknown as { slaves: Pool[] }).slaves;
    return run<R>(outside!, text, values);
  }

  /**
   * Runs `work` in one transaction and returns its result after COMMIT. A deadlock or serialization failure is tried
   * again (three times in all, with jitter), so `work` must not touch anything outside the database.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const actions = new Set<() => void>();
      try {
        const result = await this.dataSource.transaction(async (manager) => {
          const client = (await manager.queryRunner!.connect()) as PoolClient;
          const query: Tx['query'] = (text, values = []) => run(client, text, values);
          return work({ manager, query, afterCommit: (action) => void actions.add(action) });
        });
        for (const action of actions) action();
        return result;
      } catch (error) {
        if (attempt >= tries || !retryable.has((error as { code?: string }).code ?? '')) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
      }
    }
  }
}

/** The name of the unique, exclusion, check or foreign key constraint that `error` reports, else null. */
export function violatedConstraint(error: unknown): string | null {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code?.startsWith('23') ? (constraint ?? null) : null;
}
