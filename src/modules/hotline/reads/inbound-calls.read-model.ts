import { Injectable } from '@nestjs/common';
import type { InboundCallDto, InboundCallPageDto, ListInboundCallsDto } from '../../../contracts/calls/inbound-call.dto.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { instantIn } from '../../../platform/http/instant-in.js';

// Numbers are masked here, so that no full one leaves the database.
const shown = `
  select i.id, i.site_id as "siteId", '••••' || right(i.caller_number, 2) as number, i.language, i.stage, i.stage_since as "stageSince",
    i.crisis_at is not null as crisis, i.arrived_at as "arrivedAt", i.waiting_since as "waitingSince",
    floor(extract(epoch from coalesce(i.talked_at, i.ended_at, $1) - i.waiting_since))::int as "waitedSeconds",
    i.talked_at as "talkedAt", i.ended_at as "endedAt", i.left_at as "leftAt", i.outcome, i.because, i.person_id as "personId",
    i.callback_id as "callbackId", l.call_id as "callId",
    array(select r.id from recording r where r.deleted_at is null and (r.inbound_call_id = i.id or r.call_id = l.call_id)
      order by r.intended_at) as "recordingIds"
  from inbound_call i left join call_leg l on l.inbound_call_id = i.id`;

// Ids are time-ordered (UUIDv7), so the id alone is the cursor.
const page = `${shown}
  where ($2::text is null or i.stage = $2) and ($3::text is null or i.outcome = $3)
    and ($4::timestamptz is null or i.arrived_at >= $4) and ($5::uuid is null or i.id < $5)
    and (i.ended_at is null or not exists (
      select from person p where p.id = i.person_id and (p.restricted_at is not null or p.erased_at is not null)))
  order by i.id desc limit $6`;

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Incoming calls as screens show them. */
@Injectable()
export class InboundCallsReadModel {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError cursor/unknown, instant/invalid */
  async list({ stage, outcome, since, cursor, limit }: ListInboundCallsDto): Promise<InboundCallPageDto> {
    if (cursor && !uuidShape.test(cursor))
      throw new DomainError('invalid', 'cursor/unknown', 'cursor must be the `next` of the page before.');
    const now = this.clock.now();
    const from = since === undefined ? null : instantIn('since', since, now);
    const values = [now, stage ?? null, outcome ?? null, from, cursor ?? null, limit + 1];
    const rows = await this.database.query<InboundCallDto>(page, values);
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? items.at(-1)!.id : null };
  }

  /** @throws DomainError inbound-call/unknown */
  async one(id: string): Promise<InboundCallDto> {
    const [row] = await this.database.query<InboundCallDto>(`${shown} where i.id = $2`, [this.clock.now(), id]);
    if (!row) throw new DomainError('not-found', 'inbound-call/unknown', 'There is no such incoming call.');
    return row;
  }
}
