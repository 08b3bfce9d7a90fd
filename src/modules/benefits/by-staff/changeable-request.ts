import { Injectable } from '@nestjs/common';
import { decideMove, type RequestMove } from '../../../core/benefits/request-table.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { RequestStore, type RequestRow } from '../request.store.js';

/** A request that staff may move, locked. */
@Injectable()
export class ChangeableRequest {
  constructor(private readonly requests: RequestStore) {}

  /** @throws DomainError benefits/unknown */
  async lock(tx: Tx, id: string): Promise<RequestRow> {
    const request = await this.requests.lock(tx, id);
    if (!request) throw new DomainError('not-found', 'benefits/unknown', 'There is no such request.');
    return request;
  }

  /** @throws DomainError benefits/unknown, benefits/not-now: with how it stands and what to do */
  async for(tx: Tx, id: string, move: RequestMove): Promise<RequestRow> {
    const request = await this.lock(tx, id);
    const decision = decideMove(request.state, move);
    if (decision.kind === 'refused')
      throw new DomainError('conflict', 'benefits/not-now', decision.message, { extra: { state: request.state } });
    return request;
  }
}
