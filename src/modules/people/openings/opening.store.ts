import { Injectable } from '@nestjs/common';
import type { RecordOpeningDto } from '../../../contracts/people/record-opening.dto.js';
import type { OpeningReason } from '../../../core/access/opening-reasons.js';
import type { OpeningVerdict } from '../../../core/access/review-opening.js';
import type { Acquaintance } from '../../../core/access/somebody-you-know.js';
import type { Database, Tx } from '../../../platform/database/database.js';

export interface NewOpening {
  readonly id: string;
  readonly personId: string;
  readonly userId: string;
  readonly reason: OpeningReason;
  readonly words: string;
  readonly signs: readonly Acquaintance[];
  readonly at: Date;
  readonly until: Date;
}

export interface WrittenReview {
  readonly at: Date;
  readonly userId: string;
  readonly verdict: OpeningVerdict;
  readonly note: string;
}

const shown = 200;
const insert = `
  insert into record_opening (id, person_id, user_id, reason, words, signs, at, until) values ($1, $2, $3, $4, $5, $6, $7, $8)`;
const standing = `
  select id, until from record_opening
  where user_id = $1 and person_id in (select family_of($2)) and until > $3 order by until desc limit 1`;
const list = (reviewed: boolean) => `
  select o.id, o.person_id as "personId", o.user_id as "userId", u.name as "userName", o.reason, o.words, o.signs, o.at, o.until,
    o.reviewed_at as "reviewedAt", o.reviewed_by as "reviewedBy", r.name as "reviewedByName", o.verdict, o.review_note as "reviewNote"
  from record_opening o join staff_user u on u.id = o.user_id left join staff_user r on r.id = o.reviewed_by
  where o.reviewed_at is ${reviewed ? 'not null order by o.reviewed_at desc' : 'null order by o.signs = array[]::text[], o.at'}, o.id
  limit ${shown}`;
const lock = 'select user_id as "openedBy", reviewed_at as "reviewedAt" from record_opening where id = $1 for update';
const review = 'update record_opening set reviewed_at = $2, reviewed_by = $3, verdict = $4, review_note = $5 where id = $1';

/** Records that somebody opened without work on them, for somebody else to look at. */
@Injectable()
export class OpeningStore {
  async add(tx: Tx, { id, personId, userId, reason, words, signs, at, until }: NewOpening): Promise<void> {
    await tx.query(insert, [id, personId, userId, reason, words, signs, at, until]);
  }

  /** What is open for this reader already. */
  async standing(tx: Tx, userId: string, personId: string, at: Date): Promise<{ id: string; until: Date } | null> {
    return (await tx.query<{ id: string; until: Date }>(standing, [userId, personId, at]))[0] ?? null;
  }

  list(db: Pick<Database, 'query'>, reviewed: boolean): Promise<RecordOpeningDto[]> {
    return db.query<RecordOpeningDto>(list(reviewed));
  }

  /** Locked. Null: there is no such opening. */
  async lock(tx: Tx, id: string): Promise<{ openedBy: string; reviewedAt: Date | null } | null> {
    return (await tx.query<{ openedBy: string; reviewedAt: Date | null }>(lock, [id]))[0] ?? null;
  }

  async review(tx: Tx, id: string, { at, userId, verdict, note }: WrittenReview): Promise<void> {
    await tx.query(review, [id, at, userId, verdict, note]);
  }
}
