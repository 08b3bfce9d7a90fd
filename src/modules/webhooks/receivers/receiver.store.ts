import { Injectable } from '@nestjs/common';
import type { PublicEventName } from '../../../contracts/webhooks/public-events.js';
import type { ReceiverState } from '../../../contracts/webhooks/receiver.dto.js';
import { type Tx, violatedConstraint } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

export interface ReceiverRow {
  readonly id: string;
  readonly url: string;
  readonly events: PublicEventName[];
  readonly sourceId: string | null;
  readonly description: string;
  readonly state: ReceiverState;
  readonly stateBecause: StateCause;
  readonly failingSince: Date | null;
  readonly warnedAt: Date | null;
}

export type StateCause = 'by-staff' | 'failing' | 'gone';

export interface NewReceiver extends Pick<ReceiverRow, 'id' | 'url' | 'events' | 'sourceId' | 'description'> {
  readonly createdBy: string;
  readonly at: Date;
}

const insert = `
  insert into webhook_receiver (id, url, events, source_id, description, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)`;
const lock = `
  select id, url, events, source_id as "sourceId", description, state, state_because as "stateBecause",
    failing_since as "failingSince", warned_at as "warnedAt"
  from webhook_receiver where id = $1 for update`;
const change = 'update webhook_receiver set url = $2, events = $3, description = $4 where id = $1';
const move = `
  update webhook_receiver set state = $2, state_because = $3, failing_since = null, warned_at = null where id = $1`;
const keepTrouble = 'update webhook_receiver set failing_since = $2, warned_at = $3 where id = $1';
// The try that it gives is one more than the table has.
const bringForward = `
  update webhook_delivery set next_try_at = $2, tries = greatest(tries - 1, 0) where receiver_id = $1 and state = 'waiting' and next_try_at > $2
    and (claimed_until is null or claimed_until <= $2)`;
const bury = `
  update webhook_delivery set state = 'dead', ended_at = $2, next_try_at = null, claim = null, claimed_until = null, last_problem = $3
  where receiver_id = $1 and state = 'waiting'`;

@Injectable()
export class ReceiverStore {
  /** Throws `webhook/unknown-source` (422). */
  async insert(tx: Tx, { id, url, events, sourceId, description, createdBy, at }: NewReceiver): Promise<void> {
    await tx.query(insert, [id, url, events, sourceId, description, createdBy, at]).catch(translate);
  }

  /** Throws `webhook/unknown` (404). */
  async lock(tx: Tx, id: string): Promise<ReceiverRow> {
    const [row] = await tx.query<ReceiverRow>(lock, [id]);
    if (!row) throw new DomainError('not-found', 'webhook/unknown', 'There is no receiver with this id.');
    return row;
  }

  async change(
    tx: Tx,
    { id, url, events, description }: Pick<ReceiverRow, 'id' | 'url' | 'events' | 'description'>,
  ): Promise<void> {
    await tx.query(change, [id, url, events, description]);
  }

  /** Whatever trouble there was begins anew. */
  async move(tx: Tx, id: string, state: ReceiverState, because: StateCause): Promise<void> {
    await tx.query(move, [id, state, because]);
  }

  async keepTrouble(tx: Tx, id: string, failingSince: Date | null, warnedAt: Date | null): Promise<void> {
    await tx.query(keepTrouble, [id, failingSince, warnedAt]);
  }

  /** It is back: what waits for another try goes now. */
  async bringForward(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.query(bringForward, [id, at]);
  }

  /** Nothing is sent there any more: what waits is a dead letter, to be seen and sent again. */
  async bury(tx: Tx, id: string, at: Date, problem: string): Promise<void> {
    await tx.query(bury, [id, at, problem]);
  }
}

function translate(error: unknown): never {
  if (violatedConstraint(error) !== 'webhook_receiver_source_fk') throw error;
  const message = 'There is no source with this id.';
  const errors = [{ field: 'sourceId', code: 'webhook/unknown-source', message }];
  throw new DomainError('invalid', 'webhook/unknown-source', message, { errors });
}
