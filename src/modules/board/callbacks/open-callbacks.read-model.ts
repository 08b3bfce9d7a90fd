import { Injectable } from '@nestjs/common';
import type { ListOpenCallbacksDto, OpenCallbackDto, OpenCallbacksDto } from '../../../contracts/board.dto.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { initialsOf } from '../../people/index.js';

type Row = Omit<OpenCallbackDto, 'initials'> & { readonly displayName: string | null; readonly key: string };

// The key is text in the cursor because a JavaScript date would lose its microseconds.
const page = `
  select c.id, c.person_id as "personId", p.display_name as "displayName", c.intake_id as "intakeId", c.route_id as "routeId",
    r.name as route, c.origin as source, c.state, c.urgency, c.window_start as "windowStart", c.promised_by as "promisedBy",
    c.due_at as "dueAt", c.because, c.owner_user_id as "ownerUserId", c.owner_team as "ownerTeam",
    coalesce(u.name, c.owner_team) as owner, c.assigned_to as "assignedTo", a.name as "assignedToName",
    c.attempts_made as "attemptsMade", c.ended_at as "endedAt", coalesce(c.first_attempt_at, $1) > c.promised_by as late, c.due_at::text as key
  from callback c join person p on p.id = c.person_id join route r on r.id = c.route_id
    left join staff_user u on u.id = c.owner_user_id left join counsellor a on a.id = c.assigned_to
  where c.ended_at is null and ($2::text is null or c.state = $2) and ($3::uuid is null or c.assigned_to = $3)
    and ($4::text is null or (c.due_at, c.id) > ($4::timestamptz, $5::uuid))
  order by c.due_at, c.id limit $6`;

const cursorShape =
  /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::?\d\d)?)~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Every callback that is still to be made or decided, as a manager works through them. */
@Injectable()
export class OpenCallbacksReadModel {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list({ state, assignedTo, cursor, limit }: ListOpenCallbacksDto): Promise<OpenCallbacksDto> {
    const [, after = null, afterId = null] = readCursor(cursor);
    const values = [this.clock.now(), state ?? null, assignedTo ?? null, after, afterId, limit + 1];
    const rows = await this.database.query<Row>(page, values);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const next = last && rows.length > limit ? `${last.key}~${last.id}` : null;
    return { items: shown.map(({ displayName, key: _key, ...row }) => ({ ...row, initials: initialsOf(displayName) })), next };
  }
}

function readCursor(cursor: string | undefined): readonly (string | undefined)[] {
  if (cursor === undefined) return [];
  const parts = cursorShape.exec(cursor);
  if (!parts) throw new DomainError('invalid', 'cursor/unknown', 'cursor must be the `next` of the page before.');
  return parts;
}
