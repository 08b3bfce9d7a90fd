import { Injectable } from '@nestjs/common';
import { heartbeatSeconds, isVanished, offeredHeartbeatSeconds } from '../../core/presence/heartbeats.js';
import { vanishedReason as reason } from '../../core/presence/presence-reasons.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { CounsellorStore } from '../counsellors/index.js';
import { PolicyDirectory } from '../sites/index.js';
import { ReleaseOffer } from './release-offer.js';

interface SilentCounsellor {
  /** Offered without an offer: they are to take over a call, and its ring tells. */
  presence: 'available' | 'offered';
  seenAt: Date | null;
  offeredAt: Date | null;
  offer_id: string | null;
  /** Of the offer's site, else of every site that they serve. */
  site_ids: string[];
}

const silentOne = `
  select c.presence, c.softphone_seen_at as "seenAt", o.offered_at as "offeredAt", o.id as offer_id,
    array(select distinct r.site_id::text from route r where r.id = e.route_id
      or (o.id is null and r.id in (select x.route_id from counsellor_route x where x.counsellor_id = c.id))) as site_ids
  from counsellor c
    left join offer o on o.counsellor_id = c.id and o.state = 'pending'
    left join queue_entry e on e.id = o.queue_entry_id
  where c.id = $1 and c.device = 'softphone' and c.presence in ('available', 'offered')`;

/**
 * A counsellor's browser is gone: it said so, or it missed its heartbeats. The person offered to them goes to the next one at once, and
 * they are away until they choose to be back. Safe to run twice or late: whoever was seen again meanwhile stays.
 */
@Injectable()
export class FreeVanished {
  constructor(
    private readonly database: Database,
    private readonly counsellors: CounsellorStore,
    private readonly releaseOffer: ReleaseOffer,
    private readonly policies: PolicyDirectory,
    private readonly clock: Clock,
  ) {}

  run(counsellorId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      // The offer is locked before the counsellor, as wherever an offer ends; a heartbeat waits, or was before us.
      await tx.query(`select from offer where counsellor_id = $1 and state = 'pending' for update`, [counsellorId]);
      await this.counsellors.lock(tx, counsellorId);
      const [counsellor] = await tx.query<SilentCounsellor>(silentOne, [counsellorId]);
      const at = this.clock.now();
      if (!counsellor || !(await this.isGone(counsellor, at))) return;
      const release = { kind: 'vanished', why: 'their browser was lost' } as const;
      if (counsellor.offer_id) await this.releaseOffer.run(tx, counsellor.offer_id, release, at);
      else if (counsellor.presence === 'available')
        await this.counsellors.setPresence(tx, { counsellorId, to: 'break', by: 'silence', reason, at });
    });
  }

  /** Counsellors who missed a heartbeat; `run` knows how many are too many. */
  silent(): Promise<{ id: string }[]> {
    return this.database.query(
      `select id from counsellor where device = 'softphone' and presence in ('available', 'offered')
         and softphone_seen_at <= $1::timestamptz - make_interval(secs => case presence when 'offered' then ${offeredHeartbeatSeconds} else ${heartbeatSeconds} end)`,
      [this.clock.now()],
    );
  }

  /** Of several sites the most patient one counts. */
  private async isGone(counsellor: SilentCounsellor, at: Date): Promise<boolean> {
    const policies = await Promise.all(counsellor.site_ids.map((siteId) => this.policies.of(siteId, 'presence')));
    return isVanished(counsellor, Math.max(1, ...policies.map(({ policy }) => policy.missedHeartbeatsBeforeAway)), at);
  }
}
