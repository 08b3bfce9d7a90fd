import { Injectable } from '@nestjs/common';
import { decideMove, type RequestMove } from '../../../core/benefits/request-table.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { RequestStore, type RequestRow } from '../request.store.js';

/** A request that staff may move. */
@Injectable()
export class ChangeableRequest {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestStore,
  ) {}

  /** @throws DomainError benefits/unknown */
  async lock(tx: Tx, id: string): Promise<RequestRow> {
    return known(await this.requests.lock(tx, id));
  }

  /** Locked. @throws DomainError benefits/unknown, benefits/not-now: with how it stands and what to do */
  async for(tx: Tx, id: string, move: RequestMove): Promise<RequestRow> {
    return movable(await this.lock(tx, id), move);
  }

  /** Not locked: to be looked at again. @throws DomainError benefits/unknown, benefits/not-now */
  async look(id: string, move: RequestMove): Promise<RequestRow> {
    return movable(known(await this.requests.look(this.database, id)), move);
  }
}

function known(request: RequestRow | null): RequestRow {
  if (!request) throw new DomainError('not-found', 'benefits/unknown', 'There is no such request.');
  return request;
}

function movable(request: RequestRow, move: RequestMove): RequestRow {
  const decision = decideMove(request.state, move);
  if (decision.kind === 'refused')
    throw new DomainError('conflict', 'benefits/not-now', decision.message, { extra: { state: request.state } });
  return request;
}
