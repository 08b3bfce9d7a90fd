import { Injectable } from '@nestjs/common';
import type { PublicEventName } from '../../../contracts/webhooks/public-events.js';
import type { Tx } from '../../../platform/database/database.js';
import type { EventCursor } from '../../../platform/outbox/event-cursor.js';

export interface Listener {
  readonly id: string;
  readonly events: readonly PublicEventName[];
  readonly sourceId: string | null;
  readonly active: boolean;
}

export interface NewDelivery {
  readonly id: string;
  readonly receiverId: string;
  readonly eventId: string;
  readonly name: PublicEventName;
  readonly subjectId: string;
  readonly body: string;
  readonly occurredAt: Date;
}

// A cursor from the future comes from a backup that was put into another server, where transactions count from elsewhere.
const lockCursor = `
  select tx_id::text as "txId", event_id::text as "eventId", tx_id > pg_snapshot_xmax(pg_current_snapshot()) as "isForeign"
  from webhook_cursor for update skip locked`;

// Whoever ends a delivery takes this lock too: between them it is decided who opens the line for the next one of its subject.
const lockListeners = `
  select id, events, source_id as "sourceId", state = 'active' as active from webhook_receiver
  where state <> 'disabled' order by id for no key update`;

const insert = `
  insert into webhook_delivery (id, receiver_id, event_id, name, subject_id, body, occurred_at)
  select id, "receiverId", "eventId", name, "subjectId", body, "occurredAt"
  from jsonb_to_recordset($1::jsonb) as d(place int, id uuid, "receiverId" uuid, "eventId" bigint, name text, "subjectId" uuid,
    body text, "occurredAt" timestamptz)
  order by place on conflict on constraint webhook_delivery_once do nothing
  returning receiver_id as "receiverId", subject_id as "subjectId"`;

@Injectable()
export class CollectStore {
  /** Null: another process reads at this moment. `isForeign`: it says nothing about this database. */
  async lockCursor(tx: Tx): Promise<{ readonly cursor: EventCursor; readonly isForeign: boolean } | null> {
    const [row] = await tx.query<{ txId: string; eventId: string; isForeign: boolean }>(lockCursor);
    return row ? { cursor: { txId: BigInt(row.txId), id: BigInt(row.eventId) }, isForeign: row.isForeign } : null;
  }

  async moveCursor(tx: Tx, { txId, id }: EventCursor): Promise<void> {
    const move = 'update webhook_cursor set tx_id = $1::text::xid8, event_id = $2::bigint';
    await tx.query(move, [String(txId), String(id)]);
  }

  lockListeners(tx: Tx): Promise<Listener[]> {
    return tx.query<Listener>(lockListeners);
  }

  /** In the order given. Answers those that are new: an event that is read again makes no second delivery. */
  insert(tx: Tx, deliveries: readonly NewDelivery[]): Promise<{ receiverId: string; subjectId: string }[]> {
    return tx.query(insert, [JSON.stringify(deliveries.map((delivery, place) => ({ place, ...delivery })))]);
  }
}
