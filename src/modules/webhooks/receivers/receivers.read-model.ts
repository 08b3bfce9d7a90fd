import { Injectable } from '@nestjs/common';
import type { ReceiverDto } from '../../../contracts/webhooks/receiver.dto.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

const count = (state: string) =>
  `(select count(*)::int from webhook_delivery d where d.receiver_id = r.id and d.state = '${state}') as ${state}`;

const receivers = `
  select r.id, r.url, r.events, r.source_id as "sourceId", r.description, r.state, r.state_because as "stateBecause",
    r.failing_since as "failingSince", ${count('waiting')}, ${count('dead')}, r.created_at as "createdAt"
  from webhook_receiver r where $1::uuid is null or r.id = $1 order by r.created_at, r.id`;

@Injectable()
export class ReceiversReadModel {
  constructor(private readonly database: Database) {}

  all(): Promise<ReceiverDto[]> {
    return this.database.query<ReceiverDto>(receivers, [null]);
  }

  /** Throws `webhook/unknown` (404). */
  async one(id: string): Promise<ReceiverDto> {
    const [row] = await this.database.query<ReceiverDto>(receivers, [id]);
    if (!row) throw new DomainError('not-found', 'webhook/unknown', 'There is no receiver with this id.');
    return row;
  }
}
