import type * as fc from 'fast-check';
import type { Database, Tx } from '../../../src/platform/database/database.js';

const mostLooks = 400;
const blocked = `
  select count(distinct l.pid)::int as n from pg_locks l join pg_stat_activity a using (pid)
  where not l.granted and a.datname = current_database()`;

/**
 * Several use cases at once, one statement at a time: each statement of a transaction waits for its turn, and the scheduler says whose it
 * is. It chooses when all of them stand, before a statement or at a lock, so that every order comes about, not only that of the machine.
 */
export class Turns {
  private alive = 0;
  private waiting = 0;

  constructor(private readonly database: Database) {}

  /** For `fc.scheduler`. */
  async act(release: () => Promise<void>): Promise<void> {
    for (let look = 0; look < mostLooks && !(await this.allStand()); look += 1);
    await release();
  }

  async run(all: readonly (() => Promise<unknown>)[], scheduler: fc.Scheduler): Promise<void> {
    const { database } = this;
    const plain = database.transaction.bind(database);
    database.transaction = <T>(work: (tx: Tx) => Promise<T>) => plain<T>((tx) => work(this.inTurn(tx, scheduler)));
    try {
      await scheduler.waitFor(Promise.all(all.map((one) => this.take(one))));
    } finally {
      database.transaction = plain;
    }
  }

  private async take(one: () => Promise<unknown>): Promise<void> {
    this.alive += 1;
    await one().finally(() => (this.alive -= 1));
  }

  private inTurn(tx: Tx, scheduler: fc.Scheduler): Tx {
    const query = async <R>(text: string, values?: readonly unknown[]): Promise<R[]> => {
      this.waiting += 1;
      await scheduler.schedule(Promise.resolve(), 'a statement').finally(() => (this.waiting -= 1));
      return tx.query<R>(text, values);
    };
    return { ...tx, query };
  }

  private async allStand(): Promise<boolean> {
    const [row] = await this.database.query<{ n: number }>(blocked);
    return this.waiting + row!.n >= this.alive;
  }
}
