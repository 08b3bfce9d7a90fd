import { Injectable } from '@nestjs/common';
import { judgePromise, type PromiseVerdict } from '../../../core/waiting/judge-promise.js';
import type { WaitFacts } from '../../../core/waiting/wait-facts.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { promisesOf, type GivenAndFulfilled } from './promises-of.js';
import { WaitFactsReader, type CallbackHistory } from './wait-facts.reader.js';

const keep = `
  insert into promise_verdict (callback_id, window_start, promised_by, site_id, route_id, verdict, late_seconds, cause)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (callback_id, window_start, promised_by) do update
    set verdict = excluded.verdict, late_seconds = excluded.late_seconds, cause = excluded.cause, route_id = excluded.route_id`;

// Looked at again, a promise that was late is open until it is explained anew: whoever was told hears it only once.
const tell = `
  update promise_verdict set told = verdict where callback_id = $1 and window_start = $2 and promised_by = $3
    and told is null
  returning verdict`;

// To explain a long wait takes as long as the shift was busy in it: a sweep has more to do than that.
const explainedAtATime = 5;
const anEarlierOne = 'select from promise_verdict where callback_id = $1 offset 1 limit 1';
const overdue = `select distinct callback_id as id from promise_verdict where verdict = 'open' and promised_by < $1 limit ${explainedAtATime}`;

type FactsOf = (tx: Tx, history: CallbackHistory, now: Date) => Promise<WaitFacts>;

/**
 * Writes down how each promise of a callback came out so far; that it was given is written with the callback (migration 0031). Safe to
 * run twice, early or late: the last look counts.
 */
@Injectable()
export class JudgePromises {
  constructor(
    private readonly database: Database,
    private readonly facts: WaitFactsReader,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Something happened to the callback: what was kept or released by it is written. What is late stays open for the sweep, since its
   * explanation must not keep the reactions to calls waiting.
   */
  run(callbackId: string): Promise<void> {
    return this.judge(callbackId, async (_, { steps }) => ({ steps, offers: [], shift: [], outages: [] }), 'open');
  }

  /** Also what is late, with its cause. */
  explain(callbackId: string): Promise<void> {
    return this.judge(callbackId, (tx, history, now) => this.facts.factsOf(tx, history, now), 'late');
  }

  /** A window was promised: the one before it, if there was any, came out by that. */
  async promised(callbackId: string): Promise<void> {
    if ((await this.database.query(anEarlierOne, [callbackId])).length > 0) await this.run(callbackId);
  }

  /** Callbacks with a promise that has run out since it was last looked at. */
  overdue(): Promise<{ id: string }[]> {
    return this.database.query(overdue, [this.clock.now()]);
  }

  private judge(callbackId: string, factsOf: FactsOf, ifLate: 'open' | 'late'): Promise<void> {
    return this.database.transaction(async (tx) => {
      await tx.query('select from callback where id = $1 for share', [callbackId]);
      const now = this.clock.now();
      const history = await this.facts.historyOf(tx, callbackId);
      if (!history) return;
      const facts = await factsOf(tx, history, now);
      for (const promise of promisesOf(history)) {
        const verdict = judgePromise(promise, promise, facts, now);
        await this.keep(tx, history, promise, verdict.kind === 'late' && ifLate === 'open' ? { kind: 'open' } : verdict);
      }
    });
  }

  private async keep(tx: Tx, history: CallbackHistory, promise: GivenAndFulfilled, verdict: PromiseVerdict): Promise<void> {
    const { callbackId, siteId, routeId } = history;
    const { windowStart, promisedBy } = promise;
    await tx.query(keep, [callbackId, windowStart, promisedBy, siteId, routeId, verdict.kind, ...lateness(verdict)]);
    if (verdict.kind === 'kept' || verdict.kind === 'late') await this.tell(tx, history, promise);
  }

  private async tell(
    tx: Tx,
    { callbackId, personId }: CallbackHistory,
    { windowStart, promisedBy }: GivenAndFulfilled,
  ): Promise<void> {
    const told = await tx.query<{ verdict: string }>(tell, [callbackId, windowStart, promisedBy]);
    const messages = told.map(({ verdict }) => ({ name: 'PromiseJudged', body: { callbackId, personId, verdict } }) as const);
    await this.outbox.add(tx, messages);
  }
}

function lateness(verdict: PromiseVerdict): readonly [seconds: number | null, cause: string | null] {
  return verdict.kind === 'late' ? [Math.ceil(verdict.lateSeconds), verdict.cause] : [null, null];
}
