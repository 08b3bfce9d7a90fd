import { heartbeatSeconds } from '../../../core/presence/heartbeats.js';

/**
 * SQL: whether the counsellor `c` could be rung at the instant in `at` (such as `$2`). A phone that the carrier does not know is not
 * rung until somebody changed it.
 */
export function reachable(c: string, at: string): string {
  return `(case ${c}.device when 'softphone' then ${c}.softphone_seen_at > ${at}::timestamptz - interval '${heartbeatSeconds} seconds'
    else ${c}.phone_number is not null and ${c}.phone_broken_at is null end)`;
}
