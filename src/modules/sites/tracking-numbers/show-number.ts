import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ShownNumberDto, ShowNumberDto } from '../../../contracts/tracking-number.dto.js';
import { cleanCampaign, type Campaign } from '../../../core/attribution/clean-campaign.js';
import type { SourcePrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { SiteDirectory } from '../site-directory.js';
import { HeldNumberStore } from './held-number.store.js';

const holdMs = 30 * 60_000;

/**
 * Which number a website shows to a visit. Visits of one campaign share one of our numbers for half an hour after the last of
 * them asked; a visit keeps its number. So a number that is dialled tells a campaign and no person. With none left, or without a
 * campaign, it is the site's own number: nobody is ever shown none.
 */
@Injectable()
export class ShowNumber {
  constructor(
    private readonly database: Database,
    private readonly held: HeldNumberStore,
    private readonly sites: SiteDirectory,
    private readonly clock: Clock,
  ) {}

  /** Throws `source/websites-only` (403). */
  async run({ sourceId, siteId, rules }: SourcePrincipal, { session, attribution }: ShowNumberDto): Promise<ShownNumberDto> {
    if (rules.kind !== 'website')
      throw new DomainError('forbidden', 'source/websites-only', 'Only a website of ours shows our numbers.');
    const at = this.clock.now();
    const heldUntil = new Date(at.getTime() + holdMs);
    const campaign = namedCampaign(cleanCampaign(attribution ?? {}, rules.allowedOrigins));
    const sessionHash = hash(`${sourceId} ${session}`);
    const wish = { siteId, sessionHash, campaign: campaign ?? {}, campaignHash: hash(stable(campaign ?? {})), at, heldUntil };
    const number = await this.database.transaction(
      async (tx) => (await this.held.ofSession(tx, wish)) ?? (campaign && (await this.held.take(tx, wish))),
    );
    if (number) return { phoneNumber: number, heldUntil: heldUntil.toISOString() };
    return { phoneNumber: (await this.sites.site(siteId)).phoneNumber, heldUntil: null };
  }
}

/** Without page, click and referrer: these are of one visit, and a number must not be of one visit. */
function namedCampaign(cleaned: Campaign | null): Campaign | null {
  const { utm_source, utm_medium, utm_campaign, utm_term, utm_content } = cleaned ?? {};
  const named = { utm_source, utm_medium, utm_campaign, utm_term, utm_content };
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  return given.length > 0 ? Object.fromEntries(given) : null;
}

function stable(campaign: Campaign): string {
  return JSON.stringify(Object.entries(campaign).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
