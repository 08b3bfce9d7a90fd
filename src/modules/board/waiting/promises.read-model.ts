import { Injectable } from '@nestjs/common';
import type { LateByCauseDto, PromisesDto, PromisesQueryDto, Verdict } from '../../../contracts/waiting.dto.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

const weekMs = 7 * 24 * 3_600_000;

const counts = `
  select verdict, count(*)::int as n from promise_verdict
  where promised_by >= $1 and promised_by < $2 and ($3::uuid is null or site_id = $3) group by verdict`;

const lateBy = `
  select cause, count(*)::int as count, (percentile_cont(0.5) within group (order by late_seconds))::int as "medianLateSeconds"
  from promise_verdict
  where promised_by >= $1 and promised_by < $2 and ($3::uuid is null or site_id = $3) and verdict = 'late'
  group by cause order by count(*) desc, cause`;

/** How many promises were kept, and what the late ones are put down to. */
@Injectable()
export class PromisesReadModel {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `promises/period` (422). */
  async of(query: PromisesQueryDto): Promise<PromisesDto> {
    const to = query.to ? new Date(query.to) : this.clock.now();
    const from = query.from ? new Date(query.from) : new Date(to.getTime() - weekMs);
    if (from >= to) throw new DomainError('invalid', 'promises/period', 'from must lie before to.');
    const values = [from, to, query.siteId ?? null];
    const rows = await this.database.query<{ verdict: Verdict; n: number }>(counts, values);
    const count = (verdict: Verdict) => rows.find((row) => row.verdict === verdict)?.n ?? 0;
    const [kept, late] = [count('kept'), count('late')];
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      kept,
      late,
      released: count('released'),
      open: count('open'),
      keptRate: kept + late === 0 ? null : kept / (kept + late),
      lateBy: await this.database.query<LateByCauseDto>(lateBy, values),
    };
  }
}
