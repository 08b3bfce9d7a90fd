import { readWallTime } from '../../../core/placement/wall-time.js';
import { DomainError } from '../../../platform/http/domain-error.js';

interface AppointedTime {
  readonly starts_at: Date;
  readonly time_zone: string;
  readonly wall_time: string;
}

/** The columns of a time that came over the wire. Throws `appointment/time` (422), naming the field. */
export function appointedTime(localTime: string, timeZone: string, now: Date): AppointedTime {
  const read = readWallTime(localTime, timeZone, now);
  if (read.kind === 'accepted') return { starts_at: read.at, time_zone: read.timeZone, wall_time: read.wallTime };
  const message = `${read.field} ${read.message}.`;
  throw new DomainError('invalid', 'appointment/time', message, {
    errors: [{ field: read.field, code: 'appointment/time', message }],
  });
}
