import type { PresenceDto } from '../../../contracts/presence.dto.js';
import type { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import type { CounsellorRow } from '../counsellor.store.js';

/** Where a counsellor is. @throws DomainError presence/not-a-counsellor */
export async function readPresence(database: Pick<Database, 'query'>, counsellorId: string): Promise<PresenceDto> {
  const [row] = await database.query<CounsellorRow>('select * from counsellor where id = $1', [counsellorId]);
  if (row) return toPresence(row);
  throw new DomainError('not-found', 'presence/not-a-counsellor', 'You are not set up as a counsellor: ask an administrator.');
}

export function toPresence(row: CounsellorRow): PresenceDto {
  return {
    counsellorId: row.id,
    name: row.name,
    state: row.presence,
    since: row.presence_since.toISOString(),
    reasonCode: row.presence_code,
    reason: row.presence_reason,
    until: row.presence_until?.toISOString() ?? null,
    overdueSince: row.overdue_since?.toISOString() ?? null,
    chosenNext: row.next_presence,
  };
}
