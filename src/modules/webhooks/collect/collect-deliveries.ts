import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { EventBodies, EventName } from '../../../contracts/events.js';
import type { WebhookBody } from '../../../contracts/webhooks/public-events.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { EventLog, pageSize, type LoggedEvent } from '../../../platform/outbox/event-log.js';
import { OpenLines } from '../deliver/open-lines.js';
import { CollectStore, type Listener, type NewDelivery } from './collect.store.js';
import { LeadsOfSources } from './leads-of-sources.js';
import { publicEventTable, type PublicEvent } from './public-event-table.js';

// An event that only a newer release knows waits for that release (B-131). If it was taken back, nobody will ever know it.
const unknownWaitsMilliseconds = 10 * 60_000;

type Occurrence = PublicEvent & { readonly eventId: string; readonly at: Date };

/**
 * Reads along the event log and writes a delivery for every receiver that wants an event. Read there, and not as a reaction, since the
 * log alone is in the order in which things happened (ADR 0030). Cursor and deliveries move in one transaction: no event is lost or
 * told twice.
 */
@Injectable()
export class CollectDeliveries {
  constructor(
    private readonly database: Database,
    private readonly log: EventLog,
    private readonly store: CollectStore,
    private readonly lines: OpenLines,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    while ((await this.database.transaction((tx) => this.collectPage(tx))) === pageSize);
  }

  /** How many events were read. */
  private async collectPage(tx: Tx): Promise<number> {
    const locked = await this.store.lockCursor(tx);
    if (!locked) return 0;
    const listeners = await this.store.lockListeners(tx);
    if (listeners.length === 0 || locked.isForeign) {
      await this.store.moveCursor(tx, await this.log.now());
      return 0;
    }
    const events = untilUnknown(await this.log.readAfter(locked.cursor), this.clock.now());
    if (events.length === 0) return 0;
    await this.write(tx, listeners, events.flatMap(toOccurrences));
    await this.store.moveCursor(tx, events.at(-1)!.cursor);
    return events.length;
  }

  private async write(tx: Tx, listeners: readonly Listener[], occurrences: readonly Occurrence[]): Promise<void> {
    const sources = listeners.flatMap(({ sourceId }) => sourceId ?? []);
    const leads = await LeadsOfSources.read(tx, sources, occurrences);
    const deliveries = occurrences.flatMap((one) => listeners.flatMap((listener) => toDeliveries(one, listener, leads)));
    if (deliveries.length === 0) return;
    const made = await this.store.insert(tx, deliveries);
    for (const { id, active } of listeners) {
      const subjects = made.filter(({ receiverId }) => receiverId === id).map(({ subjectId }) => subjectId);
      if (subjects.length > 0) await this.lines.open(tx, { receiverId: id, subjects, send: active });
    }
  }
}

/** Up to the first event that this release does not know, unless that is old. */
function untilUnknown(events: readonly LoggedEvent[], now: Date): readonly LoggedEvent[] {
  const end = events.findIndex(
    ({ name, at }) => !(name in publicEventTable) && now.getTime() - at.getTime() < unknownWaitsMilliseconds,
  );
  return end < 0 ? events : events.slice(0, end);
}

function toOccurrences({ name, ids, at, cursor }: LoggedEvent): Occurrence[] {
  const publish = publicEventTable[name as EventName] ?? 'not-public';
  if (publish === 'not-public') return [];
  const event = (publish as (body: EventBodies[EventName]) => PublicEvent | null)(ids as EventBodies[EventName]);
  return event ? [{ ...event, eventId: String(cursor.id), at }] : [];
}

function toDeliveries(one: Occurrence, { id, events, sourceId }: Listener, leads: LeadsOfSources): NewDelivery[] {
  if (!events.includes(one.name)) return [];
  const leadId = sourceId === null ? null : leads.leadOf(sourceId, one);
  if (sourceId !== null && leadId === null) return [];
  const data = leadId === null ? one.data : { leadId, ...one.data };
  const body: WebhookBody = { type: one.name, timestamp: one.at.toISOString(), data };
  const { eventId, name, subjectId, at } = one;
  return [{ id: uuid(), receiverId: id, eventId, name, subjectId, body: JSON.stringify(body), occurredAt: at }];
}
