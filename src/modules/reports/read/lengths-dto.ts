import type { LengthsDto } from '../../../contracts/reports/report.dto.js';
import { percentile, type Bin } from '../../../core/reports/histogram.js';

/** `all`: with those whose length is not known yet; left out: there are none. */
export function toLengths(bins: readonly Bin[] = [], all?: number): LengthsDto {
  const known = bins.reduce((sum, { n }) => sum + n, 0);
  const of = (share: number) => percentile(bins, all ?? known, share);
  return { median: of(0.5), p90: of(0.9), p95: of(0.95), known, all: all ?? known };
}
