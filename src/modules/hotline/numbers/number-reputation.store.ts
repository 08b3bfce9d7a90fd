import { Injectable } from '@nestjs/common';
import { judgeNumber, reputationPolicy, type CallsEnded, type Reputation } from '../../../core/calls/number-reputation.js';
import type { Tx } from '../../../platform/database/database.js';

interface SiteCalls extends CallsEnded {
  readonly siteId: string;
}

// Those that were called off tell nothing of the number.
const callsOfSites = `
  select s.id as "siteId", l.sip_response_code as "sipResponseCode", l.failure_code as "failureCode", count(l.id)::int as calls
  from site s left join call_leg l on l.from_number = s.phone_number and l.party = 'person' and l.inbound_call_id is null
    and l.ended_at > $1 and l.state in ('completed', 'busy', 'no-answer', 'failed')
  group by 1, 2, 3`;

/** Reads how calls from each site's number end, and writes which numbers are labelled. */
@Injectable()
export class NumberReputationStore {
  /** By the id of the site whose number it is. */
  async all(db: Pick<Tx, 'query'>, at: Date): Promise<ReadonlyMap<string, Reputation>> {
    const since = new Date(at.getTime() - reputationPolicy.windowHours * 3_600_000);
    const ended = await db.query<SiteCalls>(callsOfSites, [since]);
    const siteIds = new Set(ended.map(({ siteId }) => siteId));
    const callsOf = (id: string) => ended.filter(({ siteId }) => siteId === id);
    return new Map([...siteIds].map((id) => [id, judgeNumber(callsOf(id), reputationPolicy)]));
  }

  /** False: it was labelled before. */
  async label(tx: Tx, siteId: string, at: Date): Promise<boolean> {
    const rows = await tx.query(
      'insert into labelled_number (site_id, labelled_since) values ($1, $2) on conflict do nothing returning site_id',
      [siteId, at],
    );
    return rows.length > 0;
  }

  /** False: it was not labelled. */
  async clear(tx: Tx, siteId: string): Promise<boolean> {
    return (await tx.query('delete from labelled_number where site_id = $1 returning site_id', [siteId])).length > 0;
  }
}
