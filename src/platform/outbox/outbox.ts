import { Inject, Injectable } from '@nestjs/common';
import type { EventMessage, EventName } from '../../contracts/events.js';
import { queueOfJob, type JobMessage } from '../../contracts/jobs.js';
import type { Tx } from '../database/database.js';

export type OutboxMessage = EventMessage | (JobMessage & { readonly runAt?: Date });

/** Names of the events that somebody reacts to; the others are only history for consoles and timelines. */
export const SUBSCRIBED_EVENTS = Symbol('SUBSCRIBED_EVENTS');

const insert = `
  insert into outbox_message (kind, name, payload, run_at, published_at)
  select kind, name, payload, run_at, case when published then now() end
  from jsonb_to_recordset($1::jsonb) as m(kind text, name text, payload jsonb, run_at timestamptz, published boolean)`;

/**
 * Messages leave with the business transaction or not at all: they are rows of it. The relay hands them to the queue after
 * COMMIT, at least once.
 */
@Injectable()
export class Outbox {
  private listener: () => void = () => {};

  constructor(@Inject(SUBSCRIBED_EVENTS) private readonly subscribed: ReadonlySet<EventName>) {}

  async add(tx: Tx, messages: readonly OutboxMessage[]): Promise<void> {
    if (messages.length === 0) return;
    tx.write(insert, [JSON.stringify(messages.map((message) => this.toRow(message)))]);
    tx.afterCommit(this.listener);
  }

  /** `listener` is called after each commit that left messages; it must not throw. */
  onCommitted(listener: () => void): void {
    this.listener = listener;
  }

  private toRow(message: OutboxMessage): object {
    const isJob = message.name in queueOfJob;
    return {
      kind: isJob ? 'job' : 'event',
      name: message.name,
      payload: message.body,
      run_at: 'runAt' in message ? message.runAt : undefined,
      published: !isJob && !this.subscribed.has(message.name as EventName),
    };
  }
}
