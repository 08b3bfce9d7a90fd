import { Injectable } from '@nestjs/common';
import type { DeliveryDto, DeliveryPageDto, ListDeliveriesDto } from '../../../contracts/webhooks/delivery.dto.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

const page = `
  select id, name as type, state, occurred_at as "occurredAt", tries, last_tried_at as "lastTriedAt", next_try_at as "nextTryAt",
    last_status as "lastStatus", last_problem as "lastProblem"
  from webhook_delivery where receiver_id = $1 and state = $2
    and ($3::uuid is null or seq > (select c.seq from webhook_delivery c where c.id = $3))
  order by seq limit $4`;

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@Injectable()
export class DeliveriesReadModel {
  constructor(private readonly database: Database) {}

  /** @throws DomainError cursor/unknown */
  async list(receiverId: string, { state, cursor, limit }: ListDeliveriesDto): Promise<DeliveryPageDto> {
    if (cursor && !uuidShape.test(cursor))
      throw new DomainError('invalid', 'cursor/unknown', 'cursor must be the `next` of the page before.');
    const rows = await this.database.query<DeliveryDto>(page, [receiverId, state, cursor ?? null, limit + 1]);
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? items.at(-1)!.id : null };
  }
}
