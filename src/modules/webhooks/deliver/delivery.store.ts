import { Injectable } from '@nestjs/common';
import { v4 as uuid } from 'uuid';
import type { Tx } from '../../../platform/database/database.js';
import type { Message } from './signed-post.js';

export interface Claimed extends Message {
  readonly claim: string;
  readonly subjectId: string;
  readonly tries: number;
}

/** Of one receiver at once: a slow one keeps no more connections busy than this. */
export const sentAtOnce = 4;
// Longer than any try takes (10 s). Whoever died in between sent it or not: it is sent again, with the same id.
const claimMilliseconds = 30_000;

const underWay = `
  select count(*)::int as count from webhook_delivery
  where receiver_id = $1 and state = 'waiting' and next_try_at is not null and claimed_until > $2`;

// What is due is first of its line, but for a moment when something earlier is sent again by hand: that one goes first.
const claim = `
  update webhook_delivery d set claim = $3, claimed_until = $4, tries = tries + 1, last_tried_at = $2
  from webhook_receiver r
  where r.id = d.receiver_id and d.id = (
    select due.id from webhook_delivery due
    where due.receiver_id = $1 and due.state = 'waiting' and due.next_try_at <= $2
      and (due.claimed_until is null or due.claimed_until <= $2)
      and not exists (
        select from webhook_delivery earlier
        where earlier.receiver_id = due.receiver_id and earlier.subject_id = due.subject_id and earlier.state = 'waiting'
          and earlier.seq < due.seq)
    order by due.next_try_at, due.seq limit 1)
  returning d.id, d.receiver_id as "receiverId", r.url, d.body, d.claim, d.subject_id as "subjectId", d.tries`;

const lockActive = `select id from webhook_receiver where id = $1 and state = 'active' for update`;
const mine = `where id = $1 and claim = $2 and state = 'waiting'`;
const end = `
  update webhook_delivery set state = $3, ended_at = $4, last_status = $5, last_problem = $6, next_try_at = null, claim = null,
    claimed_until = null ${mine} returning id`;
const retry = `
  update webhook_delivery set next_try_at = $3, last_status = $4, last_problem = $5, claim = null, claimed_until = null
  ${mine} returning id`;

@Injectable()
export class DeliveryStore {
  /** The next one that may be sent to an active receiver now. Whoever gets it is the only one who sends it, for half a minute. */
  async claimNext(tx: Tx, receiverId: string, at: Date): Promise<Claimed | null> {
    if ((await tx.query(lockActive, [receiverId])).length === 0) return null;
    const [busy] = await tx.query<{ count: number }>(underWay, [receiverId, at]);
    if (busy!.count >= sentAtOnce) return null;
    const until = new Date(at.getTime() + claimMilliseconds);
    const [row] = await tx.query<Claimed>(claim, [receiverId, at, uuid(), until]);
    return row ?? null;
  }

  /** False: somebody else has claimed it since, or it has ended. */
  async end(tx: Tx, { id, claim }: Claimed, { state, at, status, problem }: Ending): Promise<boolean> {
    return (await tx.query(end, [id, claim, state, at, status, problem])).length === 1;
  }

  /** False: as above. */
  async tryAgain(tx: Tx, { id, claim }: Claimed, { at, status, problem }: Omit<Ending, 'state'>): Promise<boolean> {
    return (await tx.query(retry, [id, claim, at, status, problem])).length === 1;
  }
}

export interface Ending {
  readonly state: 'delivered' | 'dead';
  readonly at: Date;
  readonly status: number | null;
  readonly problem: string | null;
}
