import { Injectable } from '@nestjs/common';
import type { ReviewReason } from '../../../core/forms/judge-post.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

export interface NewReview {
  readonly id: string;
  readonly sourceId: string;
  readonly siteId: string;
  readonly key: string;
  readonly reference: string;
  readonly reasons: readonly ReviewReason[];
  readonly danger: boolean;
  readonly language: string;
  readonly receivedAt: Date;
  readonly sealed: Buffer;
}

export interface ReviewRow {
  readonly id: string;
  readonly source_id: string;
  readonly site_id: string;
  readonly key: string;
  readonly reference: string;
  readonly received_at: Date;
  readonly sealed: Buffer;
  readonly state: 'waiting' | 'accepting' | 'accepted' | 'rejected';
  readonly lead_id: string | null;
}

const columns = 'id, source_id, site_id, key, reference, received_at, sealed, state, lead_id';

// Sent again before anybody read it: the newest words count. After a decision it stays as it was decided.
const insert = `
  insert into lead_review (id, source_id, site_id, key, reference, reasons, danger, language, received_at, sealed, state)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting')
  on conflict on constraint lead_review_key_unique do update
    set sealed = case when lead_review.state = 'waiting' then excluded.sealed else lead_review.sealed end,
      danger = lead_review.danger or excluded.danger
  returning ${columns}`;

// Its sealed content is written anew: with the phone number that a supervisor corrected.
const claim = `
  update lead_review set state = 'accepting', decided_at = $2, decided_by = $3, sealed = $4 where id = $1 and state = 'waiting'`;

const giveBack = `
  update lead_review set state = 'waiting', decided_at = null, decided_by = null where id = $1 and state = 'accepting'`;

const accept = `
  update lead_review set state = 'accepted', lead_id = $2 where id = $1 and state = 'accepting' returning decided_by`;

const reject = `
  update lead_review set state = 'rejected', decided_at = $2, decided_by = $3, rejected_because = $4
  where id = $1 and state = 'waiting' returning id`;

const settle = `
  update lead_review set state = 'accepted', decided_at = $3, lead_id = $4
  where source_id = $1 and key = $2 and state = 'waiting' returning id`;

/** The only SQL that writes what waits for a person's eyes. */
@Injectable()
export class ReviewStore {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, review: NewReview): Promise<ReviewRow> {
    const { id, sourceId, siteId, key, reference, reasons, danger, language, receivedAt, sealed } = review;
    const values = [id, sourceId, siteId, key, reference, reasons, danger, language, receivedAt, sealed];
    const [row] = await tx.query<ReviewRow>(insert, values);
    return row!;
  }

  /** Locked until the end of the transaction. @throws DomainError review/unknown */
  async locked(tx: Tx, id: string): Promise<ReviewRow> {
    return one(await tx.query<ReviewRow>(`select ${columns} from lead_review where id = $1 for update`, [id]));
  }

  /** @throws DomainError review/unknown */
  async find(id: string): Promise<ReviewRow> {
    return one(await this.database.query<ReviewRow>(`select ${columns} from lead_review where id = $1`, [id]));
  }

  async claim(tx: Tx, id: string, at: Date, by: string, sealed: Buffer): Promise<void> {
    await tx.query(claim, [id, at, by, sealed]);
  }

  async giveBack(id: string): Promise<void> {
    await this.database.query(giveBack, [id]);
  }

  /** What was rejected, as it was sealed. */
  rejected(tx: Tx): Promise<Pick<ReviewRow, 'id' | 'source_id' | 'key' | 'sealed'>[]> {
    return tx.query(`select id, source_id, key, sealed from lead_review where state = 'rejected' order by id`);
  }

  async delete(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query('delete from lead_review where id = any($1::uuid[])', [ids]);
  }

  /** Who decided; null when another finished it. */
  async accept(tx: Tx, id: string, leadId: string): Promise<string | null> {
    const [row] = await tx.query<{ decided_by: string }>(accept, [id, leadId]);
    return row?.decided_by ?? null;
  }

  /** False: it was decided before. */
  async reject(tx: Tx, id: string, at: Date, by: string, because: string): Promise<boolean> {
    return (await tx.query(reject, [id, at, by, because])).length === 1;
  }

  /** What they sent first is a lead by now, since they corrected it themselves. Its id; null when nothing waited. */
  async settle(tx: Tx, sourceId: string, key: string, at: Date, leadId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(settle, [sourceId, key, at, leadId]);
    return row?.id ?? null;
  }
}

function one([row]: readonly ReviewRow[]): ReviewRow {
  if (row?.sealed.length === 0)
    throw new DomainError('not-found', 'review/erased', 'What was sent here was erased, at the wish of whoever sent it.');
  if (row) return row;
  throw new DomainError('not-found', 'review/unknown', 'Nothing with this id waits for review.');
}
