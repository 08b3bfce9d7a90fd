import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { EventCursor } from './event-cursor.js';

export interface LoggedEvent {
  readonly cursor: EventCursor;
  readonly name: string;
  readonly at: Date;
  readonly ids: Readonly<Record<string, unknown>>;
}

interface EventRow {
  readonly tx_id: string;
  readonly id: string;
  readonly name: string;
  readonly payload: Record<string, unknown>;
  readonly created_at: Date;
}

/** Most events that one read returns. */
export const pageSize = 500;

// Ids are handed out before COMMIT, so a later one may appear first. Behind the oldest running transaction nothing can still
// appear: reading only there, in this order, skips nothing.
const readAfter = `
  select tx_id, id, name, payload, created_at from outbox_message
  where kind = 'event' and (tx_id, id) > ($1::text::xid8, $2::bigint) and tx_id < pg_snapshot_xmin(pg_current_snapshot())
  order by tx_id, id limit ${pageSize}`;

// Old messages are pruned: a cursor is good while one at or before it is left.
const findCursor = `
  select from outbox_message where kind = 'event' and (tx_id, id) <= ($1::text::xid8, $2::bigint)
    and $1::text::xid8 <= pg_snapshot_xmax(pg_current_snapshot()) limit 1`;

/** The events in the outbox as a log to read along. Bodies carry ids and codes only. */
@Injectable()
export class EventLog {
  constructor(private readonly database: Database) {}

  async readAfter({ txId, id }: EventCursor): Promise<LoggedEvent[]> {
    const rows = await this.database.query<EventRow>(readAfter, [String(txId), String(id)]);
    return rows.map((row) => ({
      cursor: { txId: BigInt(row.tx_id), id: BigInt(row.id) },
      name: row.name,
      at: row.created_at,
      ids: row.payload,
    }));
  }

  /** The cursor after which everything is still to come. */
  async now(): Promise<EventCursor> {
    const [row] = await this.database.query<{ xmin: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as xmin');
    return { txId: BigInt(row!.xmin), id: 0n };
  }

  /** False when events after `cursor` may be gone, or it comes from another database. */
  async knows({ txId, id }: EventCursor): Promise<boolean> {
    return (await this.database.query(findCursor, [String(txId), String(id)])).length > 0;
  }
}
