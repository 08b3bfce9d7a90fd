import { Injectable } from '@nestjs/common';
import { NIL as nil } from 'uuid';
import type { Urgency } from '../../core/callbacks/urgency.js';
import type { Tx } from '../../platform/database/database.js';

export interface NewQueueEntry {
  readonly id: string;
  readonly callbackId: string;
  /** Set while the person waits on the line; null for a callback that is due. */
  readonly inboundCallId: string | null;
  readonly personId: string;
  readonly routeId: string;
  readonly urgency: Urgency;
  readonly assignedTo: string | null;
  readonly lastCounsellorId: string | null;
  readonly arrivedAt: Date;
  /** Arrival plus the target of its urgency; a retry after a missed offer keeps it. */
  readonly deadlineAt: Date;
}

/** What an entry left behind when it ended. */
export interface EndedEntry {
  readonly id: string;
  readonly inbound_call_id: string | null;
  readonly arrived_at: Date;
  readonly deadline_at: Date;
}

export interface WaitingEntry {
  id: string;
  callback_id: string;
  urgency: Urgency;
  assigned_to: string | null;
  last_counsellor_id: string | null;
  arrived_at: Date;
  deadline_at: Date;
}

const waitingColumns = 'id, callback_id, urgency, assigned_to, last_counsellor_id, arrived_at, deadline_at';

const pageSize = 20;

// The number is written out: for one that it does not know, PostgreSQL plans as if a tenth of the line were wanted.
const nextInLine = `
  select ${waitingColumns} from queue_entry
  where route_id = $1 and state = 'waiting' and (deadline_at, id) > ($2::timestamptz, $3::uuid)
  order by deadline_at, id limit ${pageSize} for update skip locked`;

/** Writes queue entries: who waits for a counsellor now. */
@Injectable()
export class QueueEntryStore {
  /** A callback waits once: a second entry for it is not made (false). */
  async enter(tx: Tx, entry: NewQueueEntry): Promise<boolean> {
    const rows = await tx.query(
      `insert into queue_entry (id, callback_id, person_id, route_id, urgency, last_counsellor_id, arrived_at, deadline_at, state, inbound_call_id, assigned_to)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $10)
       on conflict (callback_id) where ended_at is null do nothing returning id`,
      [
        entry.id,
        entry.callbackId,
        entry.personId,
        entry.routeId,
        entry.urgency,
        entry.lastCounsellorId,
        entry.arrivedAt,
        entry.deadlineAt,
        entry.inboundCallId,
        entry.assignedTo,
      ],
    );
    return rows.length === 1;
  }

  /** The next twenty by deadline after `last`: a static key, so the index gives them in order and nobody is overtaken for ever. */
  nextWaiting(tx: Tx, routeId: string, last: WaitingEntry | null): Promise<WaitingEntry[]> {
    return tx.query<WaitingEntry>(nextInLine, [routeId, last?.deadline_at ?? '-infinity', last?.id ?? nil]);
  }

  /** Null when it does not wait, or when somebody is about to change it. */
  async lockWaiting(tx: Tx, entryId: string): Promise<WaitingEntry | null> {
    const [row] = await tx.query<WaitingEntry>(
      `select ${waitingColumns} from queue_entry where id = $1 and state = 'waiting' for update skip locked`,
      [entryId],
    );
    return row ?? null;
  }

  async setState(tx: Tx, entryId: string, state: 'waiting' | 'offered' | 'accepted'): Promise<void> {
    await tx.query('update queue_entry set state = $2 where id = $1 and ended_at is null', [entryId, state]);
  }

  /** Moves the open entries of these callbacks forwards in line, never back. */
  async hasten(tx: Tx, callbackIds: readonly string[], urgency: Urgency, targetSeconds: number): Promise<void> {
    if (callbackIds.length === 0) return;
    await tx.query(
      `update queue_entry set urgency = $2, deadline_at = least(deadline_at, arrived_at + make_interval(secs => $3))
       where callback_id = any($1::uuid[]) and ended_at is null`,
      [callbackIds, urgency, targetSeconds],
    );
  }

  /** Who is offered the callback's open entry first; null: whoever the policy says. */
  async assign(tx: Tx, callbackId: string, counsellorId: string | null): Promise<void> {
    await tx.query('update queue_entry set assigned_to = $2 where callback_id = $1 and ended_at is null', [
      callbackId,
      counsellorId,
    ]);
  }

  /** Ends the callback's open entry and returns it, null when there is none. `arrived_at` is what its deadline was counted from. */
  async end(tx: Tx, callbackId: string, reason: string, at: Date): Promise<EndedEntry | null> {
    const [row] = await tx.query<EndedEntry>(
      `update queue_entry set state = 'ended', ended_at = $3, end_reason = $2 where callback_id = $1 and ended_at is null
       returning id, inbound_call_id, arrived_at, deadline_at`,
      [callbackId, reason, at],
    );
    return row ?? null;
  }
}
