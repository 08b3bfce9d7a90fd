import { Injectable } from '@nestjs/common';
import { v4 as randomId } from 'uuid';
import type { Campaign } from '../../../core/attribution/clean-campaign.js';
import { type Tx } from '../../../platform/database/database.js';

export interface NumberWish {
  readonly siteId: string;
  readonly sessionHash: Buffer;
  readonly campaign: Campaign;
  readonly campaignHash: Buffer;
  readonly at: Date;
  readonly heldUntil: Date;
}

interface HeldNumber {
  readonly id: string;
  readonly e164: string;
  readonly attribution_id: string;
}

// While a visit lasts its number stays its campaign's, so the number is lengthened with it.
const ofSession = `
  with visit as (
    update number_session s set held_until = greatest(s.held_until, $4)
    from tracking_number n
    where s.session_hash = $1 and s.held_until > $3 and n.id = s.tracking_number_id and n.site_id = $2 and n.retired_at is null
      and n.attribution_id = s.attribution_id
    returning n.id
  )
  update tracking_number n set held_until = greatest(n.held_until, $4) from visit where n.id = visit.id
  returning n.id, n.e164, n.attribution_id`;

const ofCampaign = `
  update tracking_number set held_until = greatest(held_until, $3)
  where site_id = $1 and campaign_hash = $2 and retired_at is null returning id, e164, attribution_id`;

// The one that was free for longest: calls that come late are put down to the campaign that showed it last.
const free = `
  with chosen as (
    select id from tracking_number where site_id = $1 and retired_at is null and (held_until is null or held_until <= $5)
    order by held_until nulls first, id limit 1 for update skip locked
  ), vault as (
    insert into attribution (id, details) select $3, $4::jsonb from chosen
  )
  update tracking_number n set campaign_hash = $2, attribution_id = $3, held_until = $6 from chosen
  where n.id = chosen.id returning n.id, n.e164, n.attribution_id`;

const keepSession = `
  insert into number_session (session_hash, tracking_number_id, attribution_id, held_until) values ($1, $2, $3, $4)
  on conflict (session_hash) do update set tracking_number_id = excluded.tracking_number_id,
    attribution_id = excluded.attribution_id, held_until = excluded.held_until`;

/** Which campaign shows which number, and what each visit was shown. */
@Injectable()
export class HeldNumberStore {
  /** The number that this visit was shown, lengthened; null when it was shown none, or that was half an hour ago. */
  async ofSession(tx: Tx, { sessionHash, siteId, at, heldUntil }: NumberWish): Promise<string | null> {
    // Two pages of one visit at the same moment: the second sees what the first was shown.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 3))', [sessionHash.toString('hex')]);
    const [row] = await tx.query<HeldNumber>(ofSession, [sessionHash, siteId, at, heldUntil]);
    return row?.e164 ?? null;
  }

  /** A number of the visit's campaign; null when the pool has none left. */
  async take(tx: Tx, wish: NumberWish): Promise<string | null> {
    // Whoever asks for the same campaign at the same moment waits here, and then finds its number.
    const lock = `${wish.siteId} ${wish.campaignHash.toString('hex')}`;
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 4))', [lock]);
    const held = (await this.ofCampaign(tx, wish)) ?? (await this.free(tx, wish));
    if (!held) return null;
    await tx.query(keepSession, [wish.sessionHash, held.id, held.attribution_id, wish.heldUntil]);
    return held.e164;
  }

  private async ofCampaign(tx: Tx, { siteId, campaignHash, heldUntil }: NumberWish): Promise<HeldNumber | null> {
    return (await tx.query<HeldNumber>(ofCampaign, [siteId, campaignHash, heldUntil]))[0] ?? null;
  }

  private async free(tx: Tx, { siteId, campaignHash, campaign, at, heldUntil }: NumberWish): Promise<HeldNumber | null> {
    const values = [siteId, campaignHash, randomId(), JSON.stringify(campaign), at, heldUntil];
    return (await tx.query<HeldNumber>(free, values))[0] ?? null;
  }
}
