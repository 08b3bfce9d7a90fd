import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { CampaignCountsDto, CampaignsDto } from '../../../contracts/campaigns.dto.js';
import { publishCells } from '../../../core/attribution/small-cells.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

interface CountRow {
  readonly source: string | null;
  readonly campaign: string | null;
  readonly people: number;
}

// Persons, not posts: eleven leads of one person are one person. Canaries are none.
const leads = `
  select a.details ->> 'utm_source' as source, a.details ->> 'utm_campaign' as campaign, count(distinct l.person_id)::int as people
  from lead l left join attribution a on a.id = l.attribution_id
  where l.received_at >= $1 and l.received_at < $2
    and not exists (select from lead_mark m where m.lead_id = l.id and m.mark = 'canary')
  group by 1, 2`;

// A caller who withholds their number counts as one for each call: nobody can tell them apart.
const calls = `
  select a.details ->> 'utm_source' as source, a.details ->> 'utm_campaign' as campaign,
    count(distinct coalesce(i.caller_number, i.id::text))::int as people
  from inbound_call i join attribution a on a.id = i.attribution_id
  where i.arrived_at >= $1 and i.arrived_at < $2 and i.outcome is distinct from 'refused'
  group by 1, 2`;

/**
 * How many people came by which campaign, in one finished week (UTC). There is one way to cut the numbers and no other: weeks that
 * overlap, or the same week by site or source, would tell small counts as the difference of two large ones.
 */
@Injectable()
export class CampaignsReadModel {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `campaigns/week` (422). */
  async of(week: string): Promise<CampaignsDto> {
    const from = DateTime.fromISO(week, { zone: 'utc' });
    const to = from.plus({ weeks: 1 });
    if (!from.isValid || from.weekday !== 1 || to.toJSDate() > this.clock.now()) throw notAWeek();
    const span = [from.toJSDate(), to.toJSDate()] as const;
    const rowsOf = async (text: string) => toCounts(await this.database.query<CountRow>(text, span));
    const [start, end] = span.map((instant) => instant.toISOString());
    return { from: start!, to: end!, leads: await rowsOf(leads), calls: await rowsOf(calls) };
  }
}

function toCounts(rows: readonly CountRow[]): CampaignCountsDto {
  const told = publishCells(rows.map(({ source, campaign, people }) => ({ name: { source, campaign }, count: people })));
  return {
    campaigns: told.cells.map(({ name, count }) => ({ ...name, count })),
    others: told.others,
    total: told.total,
  };
}

function notAWeek(): DomainError {
  const message = 'week is a Monday whose week is over, such as 2026-11-16.';
  return new DomainError('invalid', 'campaigns/week', message, {
    errors: [{ field: 'week', code: 'campaigns/week', message }],
  });
}
