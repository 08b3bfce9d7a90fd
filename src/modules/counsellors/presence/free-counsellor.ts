import { Injectable } from '@nestjs/common';
import { missedReason, takenOverReason, vanishedReason, type PresenceReason } from '../../../core/presence/presence-reasons.js';
import type { Tx } from '../../../platform/database/database.js';
import { PolicyDirectory } from '../../sites/index.js';
import { CounsellorStore } from '../counsellor.store.js';

/** How an offer ended without a call. */
type OfferRelease = 'declined' | 'missed' | 'not-rung' | 'withdrawn' | 'vanished' | 'taken-over';

const goneReasons: Partial<Record<OfferRelease, PresenceReason>> = { vanished: vanishedReason, 'taken-over': takenOverReason };

/**
 * What was to be theirs is not: a counsellor goes where they chose to go meanwhile, else away when they missed too many offers or are
 * gone, else they are available again. Whoever is somewhere else by now stays there.
 */
@Injectable()
export class FreeCounsellor {
  constructor(
    private readonly counsellors: CounsellorStore,
    private readonly policies: PolicyDirectory,
  ) {}

  async afterOffer(tx: Tx, offer: { counsellor_id: string; route_id: string }, release: OfferRelease, at: Date): Promise<void> {
    const { counsellor_id: counsellorId, route_id: routeId } = offer;
    const misses = await this.counsellors.countMisses(tx, counsellorId, release);
    const away = goneReasons[release] ?? (await this.awayBecause(tx, routeId, misses));
    const counsellor = await this.counsellors.lock(tx, counsellorId);
    if (counsellor?.presence !== 'offered') return;
    await this.counsellors.free(
      tx,
      counsellor,
      away ? { to: 'break', by: 'silence', reason: away, at } : { to: 'available', by: 'release', at },
    );
  }

  /** They were to take over somebody's call, and do not. */
  async afterHandOver(tx: Tx, counsellorId: string, at: Date): Promise<void> {
    const counsellor = await this.counsellors.lock(tx, counsellorId);
    if (counsellor) await this.counsellors.free(tx, counsellor, { to: 'available', by: 'release', at });
  }

  private async awayBecause(tx: Tx, routeId: string, misses: number): Promise<PresenceReason | null> {
    if (misses === 0) return null;
    const [route] = await tx.query<{ site_id: string }>('select site_id from route where id = $1', [routeId]);
    const { policy } = await this.policies.of(route!.site_id, 'presence');
    return misses >= policy.missesBeforeAway ? missedReason(misses) : null;
  }
}
