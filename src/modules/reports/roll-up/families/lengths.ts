import type { RollUp } from '../roll-up.js';
import { waitLengths } from './callers.js';
import { binSql, speedLengths } from './requests.js';

/** How often which length of time fell into which bin of `core/reports/histogram.ts`. */
export const lengths: RollUp = {
  table: 'report_lengths',
  dimensions: ['what', 'bin'],
  counts: ['n'],
  rows: `
    select site_id, hour, what, ${binSql('seconds')} as bin, count(*) as n
    from (${speedLengths.rows} union all ${waitLengths.rows}) length group by 1, 2, 3, 4`,
  follows: { ...speedLengths.follows, ...waitLengths.follows },
  hoursLastDays: 14, // the wall looks back for eight
};
