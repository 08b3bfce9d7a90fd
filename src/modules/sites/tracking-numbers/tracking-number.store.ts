import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../../../platform/database/database.js';

/** Printed matter and address books outlive a campaign: until then a call to the number would be put down to another one. */
export const restDays = 90;

// A number that has rested is somebody else's from here on: it begins without a campaign.
const add = `
  insert into tracking_number (id, site_id, e164, added_at) values ($1, $2, $3, $4)
  on conflict (e164) do update
    set site_id = excluded.site_id, added_at = excluded.added_at, retired_at = null,
      campaign_hash = null, attribution_id = null, held_until = null
    where tracking_number.retired_at <= excluded.added_at - interval '${restDays} days'
  returning id`;

/** The pool of a site: which numbers it has. Who shows them is in held-number.store.ts. */
@Injectable()
export class TrackingNumberStore {
  /** Its id; null when we have it already, or it has not rested long enough. */
  async add(tx: Tx, siteId: string, e164: string, at: Date): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(add, [uuid(), siteId, e164, at]);
    return row?.id ?? null;
  }

  /** Keeps the first date when repeated. False when the site has no such number. */
  async retire(tx: Tx, siteId: string, id: string, at: Date): Promise<boolean> {
    const rows = await tx.query(
      'update tracking_number set retired_at = coalesce(retired_at, $3) where site_id = $1 and id = $2 returning id',
      [siteId, id, at],
    );
    return rows.length === 1;
  }
}
