import type { LateCauseCountDto, PromisesRowDto } from '../../../contracts/reports/report.dto.js';
import type { Verdict } from '../../../contracts/waiting.dto.js';
import { shareOf } from '../../../core/reports/service-level.js';
import type { LateCause } from '../../../core/waiting/wait-causes.js';

export interface PromiseCounts {
  readonly verdict: Verdict;
  readonly cause: LateCause | null;
  readonly n: number;
  readonly late_seconds: number;
}

export function toPromiseFigures(rows: readonly PromiseCounts[]): Omit<PromisesRowDto, 'key'> {
  const count = (verdict: Verdict) => rows.reduce((sum, row) => sum + (row.verdict === verdict ? row.n : 0), 0);
  const [kept, late] = [count('kept'), count('late')];
  return { kept, late, released: count('released'), open: count('open'), keptRate: shareOf(kept, kept + late) };
}

/** What late promises are put down to, most frequent first. */
export function toLateBy(rows: readonly PromiseCounts[]): LateCauseCountDto[] {
  const causes = [...new Set(rows.flatMap(({ cause }) => cause ?? []))];
  const told = causes.map((cause) => {
    const same = rows.filter((row) => row.cause === cause);
    const count = same.reduce((sum, { n }) => sum + n, 0);
    const late = same.reduce((sum, { late_seconds }) => sum + late_seconds, 0);
    return { cause, count, meanLateSeconds: Math.round(late / count) };
  });
  return told.toSorted((a, b) => b.count - a.count);
}
