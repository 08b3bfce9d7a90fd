import { Injectable } from '@nestjs/common';
import { estimateWait, type WaitEstimate } from '../../../core/queue-maths/wait-estimate.js';
import { LivePlaceStore, type LivePlace } from '../../routing/index.js';
import type { Caller } from '../caller.js';

export interface Waiting {
  readonly place: LivePlace;
  /** Null: so far back that nobody counts. */
  readonly position: number | null;
  readonly estimate: WaitEstimate;
}

const recentTalks = `
  select extract(epoch from coalesce(k.disposition_at, k.ended_at) - k.started_at)::float as seconds
  from call k join callback c on c.id = k.callback_id
  where c.route_id = $1 and k.connected_at is not null and k.ended_at > $2::timestamptz - interval '4 hours'
  order by k.ended_at desc limit 50`;

const onShift = `
  select count(*)::int as n from counsellor c join counsellor_route r on r.counsellor_id = c.id
  where r.route_id = $1 and c.presence in ('available', 'offered', 'on-call', 'wrap-up')`;

/** Where a caller stands in line, and what can honestly be said of their wait. */
@Injectable()
export class WaitFactsReader {
  constructor(private readonly places: LivePlaceStore) {}

  /** A counsellor has them, or had them a moment ago. */
  async isTaken({ tx, row }: Caller): Promise<boolean> {
    return (await this.places.ofCaller(tx, row.id))?.state === 'accepted';
  }

  /** Null when they do not wait: taken, or out of the line. */
  async of({ tx, row, at }: Caller): Promise<Waiting | null> {
    const place = await this.places.ofCaller(tx, row.id);
    if (!place || place.state === 'accepted') return null;
    const position = await this.places.positionOf(tx, place.id);
    const talks = await tx.query<{ seconds: number }>(recentTalks, [place.route_id, at]);
    const [staff] = await tx.query<{ n: number }>(onShift, [place.route_id]);
    const estimate = estimateWait({ position, onShift: staff!.n, recentTalkSeconds: talks.map(({ seconds }) => seconds) });
    return { place, position, estimate };
  }
}
