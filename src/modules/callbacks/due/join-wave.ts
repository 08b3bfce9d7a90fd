import { Injectable } from '@nestjs/common';
import { spreadOverShift, type Placed, type Waiting } from '../../../core/callbacks/spread-over-shift.js';
import { answerTargetSeconds } from '../../../core/callbacks/urgency.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { CallbackRow } from '../callback.store.js';
import { ShiftReader } from './shift.reader.js';

interface WaitingRow extends Waiting {
  readonly dueAt: Date;
}

type ScheduledCallback = Pick<CallbackRow, 'id' | 'site_id' | 'route_id' | 'urgency' | 'window_start' | 'promised_by' | 'due_at'>;

// Whoever is being changed at this moment stays where they are: waiting for them could wait for ever.
const waitingForOpening = `
  select id, urgency, created_at as since, promised_by as "promisedBy", due_at as "dueAt" from callback
  where route_id = $1 and ended_at is null and state = 'scheduled' and window_start = $2 and due_at >= $2
  for update skip locked`;

const move = `
  update callback set due_at = moved.at from jsonb_to_recordset($1::jsonb) as moved (id uuid, at timestamptz) where callback.id = moved.id`;

/** No wave lasts longer: promises end before. */
const longestMs = 24 * 3_600_000;

/** Many callbacks wait for the same opening: they are spread over the shift that opens, each within its promise. */
@Injectable()
export class JoinWave {
  constructor(
    private readonly shift: ShiftReader,
    private readonly outbox: Outbox,
  ) {}

  /** When the callback is due, now that it is one of the wave. The others who move for it are looked at again when they are due. */
  async run(tx: Tx, callback: ScheduledCallback, at: Date): Promise<Date> {
    const { id, site_id: siteId, route_id: routeId, window_start: opening, due_at: dueAt } = callback;
    if (opening <= at || dueAt < opening || !hasRoom(callback)) return dueAt; // it has opened, or they keep an older place
    await this.shift.lock(tx, routeId);
    const waiting = await tx.query<WaitingRow>(waitingForOpening, [routeId, opening]);
    const members = waiting.map((one) => one.id);
    const booked = await this.shift.booked(tx, routeId, opening, new Date(opening.getTime() + longestMs), members);
    const placed = spreadOverShift(waiting, opening, booked, await this.shift.capacity(tx, { siteId, routeId }, at));
    const moved = placed.filter((one) => waiting.some((row) => row.id === one.id && row.dueAt.getTime() !== one.at.getTime()));
    await this.move(tx, id, moved);
    return placed.find((one) => one.id === id)?.at ?? dueAt;
  }

  private async move(tx: Tx, joining: string, moved: readonly Placed[]): Promise<void> {
    if (moved.length === 0) return;
    await tx.query(move, [JSON.stringify(moved)]);
    const others = moved.filter(({ id }) => id !== joining);
    await this.outbox.add(
      tx,
      others.map(({ id, at }) => ({ name: 'look-at-callback' as const, body: { callbackId: id }, runAt: at })),
    );
  }
}

/** A promise of minutes, such as a quick second try, has no room to be moved in; danger moves the others. */
function hasRoom({ urgency, window_start: opening, promised_by: promisedBy }: ScheduledCallback): boolean {
  return urgency === 'urgent' || promisedBy.getTime() - opening.getTime() > answerTargetSeconds.standard * 1000;
}
