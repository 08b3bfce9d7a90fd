import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type {
  RefusedFieldDto,
  RefusedSubmissionDto,
  RefusedSubmissionPageDto,
} from '../../../../contracts/exchange/replay.dto.js';
import type { ListPageDto } from '../../../../contracts/list-page.dto.js';
import { namesNumber } from '../../../../core/people/names-number.js';
import { Sealer } from '../../../../platform/crypto/sealer.js';
import { Database, type Tx } from '../../../../platform/database/database.js';
import { DomainError } from '../../../../platform/http/domain-error.js';

export interface RefusedSubmission {
  readonly sourceId: string;
  readonly body: string;
  readonly idempotencyKey: string | null;
  readonly code: string;
  readonly fields: readonly RefusedFieldDto[];
  readonly at: Date;
}

export interface KeptSubmission {
  readonly id: string;
  readonly sourceId: string;
  readonly siteId: string;
  readonly body: string;
  readonly idempotencyKey: string | null;
  readonly firstAt: Date;
  readonly leadId: string | null;
}

// A website gone wrong sends the same thing over and over: that is one row. One that sends ever new nonsense fills no disk.
const mostADay = 1000;
const keep = `
  insert into refused_submission (id, source_id, body, body_hash, idempotency_key, code, fields, first_at, last_at)
  select $1, $2, $3, $4, $5, $6, $7, $8::timestamptz, $8
  where (select count(*) from refused_submission where source_id = $2 and first_at > $8::timestamptz - interval '1 day') < ${mostADay}
  on conflict on constraint refused_submission_same_body do update set times = refused_submission.times + 1, last_at = excluded.last_at
  returning id`;
const page = `
  select r.id, r.source_id as "sourceId", s.name as "sourceName", r.code, r.fields, r.times, r.first_at as "firstAt",
    r.last_at as "lastAt", r.lead_id as "leadId", r.replayed_at as "replayedAt"
  from refused_submission r join source s on s.id = r.source_id
  where ($1::uuid is null or r.id < $1) order by r.id desc limit $2`;
const one = `
  select r.id, r.source_id as "sourceId", s.site_id as "siteId", r.body, r.idempotency_key as "idempotencyKey",
    r.first_at as "firstAt", r.lead_id as "leadId"
  from refused_submission r join source s on s.id = r.source_id where r.id = $1`;

/** Submissions of known sources that were refused: sealed, for thirty days, so that none is lost by a rule that was wrong. */
@Injectable()
export class RefusedSubmissionStore {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
  ) {}

  /** False: this source has had too many today. */
  async keep({ sourceId, body, idempotencyKey, code, fields, at }: RefusedSubmission): Promise<boolean> {
    const id = uuid();
    const sealed = this.sealer.seal(Buffer.from(body), place(id));
    const hash = createHash('sha256').update(body).digest();
    const values = [id, sourceId, sealed, hash, idempotencyKey, code, JSON.stringify(fields), at];
    return (await this.database.query(keep, values)).length > 0;
  }

  /** The newest first. */
  async list({ cursor, limit }: ListPageDto): Promise<RefusedSubmissionPageDto> {
    if (cursor && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(cursor))
      throw new DomainError('invalid', 'cursor/unknown', 'cursor must be the `next` of the page before.');
    const rows = await this.database.query<RefusedSubmissionDto>(page, [cursor ?? null, limit + 1]);
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? items.at(-1)!.id : null };
  }

  async open(id: string): Promise<KeptSubmission | null> {
    const [row] = await this.database.query<KeptSubmission & { body: unknown }>(one, [id]);
    return row ? { ...row, body: this.sealer.open(row.body as unknown as Buffer, place(id)).toString() } : null;
  }

  /** Deletes what names one of these numbers (E.164), and tells how many there were: only opening it tells whom it names. */
  async forgetNaming(tx: Tx, numbers: readonly string[]): Promise<number> {
    if (numbers.length === 0) return 0;
    const rows = await tx.query<{ id: string; body: Buffer }>('select id, body from refused_submission order by id');
    const naming = rows
      .filter(({ id, body }) => namesNumber(this.sealer.open(body, place(id)).toString(), numbers))
      .map(({ id }) => id);
    await tx.query('delete from refused_submission where id = any($1::uuid[])', [naming]);
    return naming.length;
  }

  /** False: somebody was quicker. */
  async replayed(tx: Tx, id: string, leadId: string, userId: string, at: Date): Promise<boolean> {
    const text = `update refused_submission set lead_id = $2, replayed_by = $3, replayed_at = $4 where id = $1 and lead_id is null returning id`;
    return (await tx.query(text, [id, leadId, userId, at])).length > 0;
  }
}

function place(id: string): { table: string; column: string; row: string } {
  return { table: 'refused_submission', column: 'body', row: id };
}
