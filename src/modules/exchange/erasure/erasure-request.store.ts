import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { ErasureDto, ErasurePageDto } from '../../../contracts/people/erasure.dto.js';
import type { ListPageDto } from '../../../contracts/list-page.dto.js';
import type { ErasureObstacle } from '../../../core/retention/may-erase.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

export interface NewRequest {
  readonly personId: string;
  readonly askedBy: string | null;
  readonly reason: string;
  readonly byUserId: string | null;
  readonly at: Date;
  readonly obstacles: readonly ErasureObstacle[];
  readonly askAgainAt: Date | null;
  /** Null: refused. */
  readonly rows: number | null;
}

const insert = `
  insert into erasure_request (id, person_id, asked_by, reason, by_user_id, asked_at, outcome, obstacles, ask_again_at, rows_erased)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
const shown = `
  select r.id, r.person_id as "personId", r.asked_by as "askedBy", r.reason, r.by_user_id as "byUserId", u.name as "byName",
    r.asked_at as "askedAt", r.outcome, r.obstacles, r.ask_again_at as "askAgainAt", r.rows_erased as rows,
    p.restricted_at as "restrictedAt"
  from erasure_request r join person p on p.id = r.person_id left join staff_user u on u.id = r.by_user_id`;
const page = `${shown} where ($1::uuid is null or r.id < $1) order by r.id desc limit $2`;
const granted = `${shown} where r.person_id = any($1::uuid[]) and r.outcome = 'erased' order by r.id desc limit 1`;

/** That somebody asked to be erased, and what came of it. */
@Injectable()
export class ErasureRequestStore {
  constructor(private readonly database: Database) {}

  async add(tx: Tx, { personId, askedBy, reason, byUserId, at, obstacles, askAgainAt, rows }: NewRequest): Promise<string> {
    const id = uuid();
    const outcome = rows === null ? 'refused' : 'erased';
    const values = [id, personId, askedBy, reason, byUserId, at, outcome, JSON.stringify(obstacles), askAgainAt, rows];
    await tx.query(insert, values);
    return id;
  }

  /** By which request somebody was erased. @throws DomainError person/erased (404) when they went with somebody else */
  async granted(tx: Tx, personIds: readonly string[]): Promise<ErasureDto> {
    const [row] = await tx.query<ErasureDto>(granted, [personIds]);
    if (row) return row;
    throw new DomainError('not-found', 'person/erased', 'They were erased together with whoever asked for them.');
  }

  /** The newest first. @throws DomainError cursor/unknown */
  async list({ cursor, limit }: ListPageDto): Promise<ErasurePageDto> {
    if (cursor && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(cursor))
      throw new DomainError('invalid', 'cursor/unknown', 'cursor must be the `next` of the page before.');
    const rows = await this.database.query<ErasureDto>(page, [cursor ?? null, limit + 1]);
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? items.at(-1)!.id : null };
  }
}
