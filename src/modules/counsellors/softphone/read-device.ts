import type { DeviceDto } from '../../../contracts/calls/in-call.dto.js';
import { heartbeatSeconds, offeredHeartbeatSeconds } from '../../../core/presence/heartbeats.js';
import { reachable } from './reachable.js';

/** SQL: what a DeviceDto says of the counsellor `c` at the instant in `at`. */
export function deviceColumns(c: string, at: string): string {
  return `${c}.device, coalesce(${reachable(c, at)}, false) as reachable,
    case ${c}.presence when 'offered' then ${offeredHeartbeatSeconds} else ${heartbeatSeconds} end as "heartbeatSeconds"`;
}

/** Where a counsellor is rung, and whether that would reach them now. */
export async function readDevice(
  database: { query<Row>(text: string, values: unknown[]): Promise<Row[]> },
  counsellorId: string,
  at: Date,
): Promise<DeviceDto> {
  const [row] = await database.query<DeviceDto>(`select ${deviceColumns('c', '$2')} from counsellor c where c.id = $1`, [
    counsellorId,
    at,
  ]);
  return row!;
}
