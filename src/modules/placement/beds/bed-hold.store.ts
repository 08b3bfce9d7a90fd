import { Injectable } from '@nestjs/common';
import { type Tx, violatedConstraint } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

export interface HoldRow {
  readonly id: string;
  readonly bed_id: string;
  readonly programme_id: string;
  readonly intake_id: string;
  /** As whom they are known now. */
  readonly person_id: string;
  readonly state: 'held' | 'booked' | 'used' | 'released' | 'expired';
  readonly until_at: Date;
  readonly ended_at: Date | null;
}

/** Whoever has a bed now. */
export interface LiveHold {
  readonly id: string;
  readonly until: Date;
  readonly heldBy: string;
}

export interface NewHold {
  readonly id: string;
  readonly bedId: string;
  readonly intakeId: string;
  readonly from: Date;
  readonly until: Date;
  readonly by: string;
}

const holds = `
  select h.id, h.bed_id, b.programme_id, h.intake_id, coalesce(p.merged_into, p.id) as person_id, h.state, h.until_at, h.ended_at
  from bed_hold h join bed b on b.id = h.bed_id join intake i on i.id = h.intake_id join person p on p.id = i.person_id`;
const liveOfBed = `
  select h.id, h.until_at as until, u.name as "heldBy" from bed_hold h join staff_user u on u.id = h.by_user_id
  where h.bed_id = $1 and h.ended_at is null and h.until_at > $2 order by h.until_at limit 1`;

/** Writes holds. An exclusion constraint makes "one at a time" a fact; whether one is over is a comparison of times, not a job. */
@Injectable()
export class BedHoldStore {
  async insert(tx: Tx, { id, bedId, intakeId, from, until, by }: NewHold): Promise<void> {
    const text = 'insert into bed_hold (id, bed_id, intake_id, from_at, until_at, by_user_id) values ($1, $2, $3, $4, $5, $6)';
    await tx.query(text, [id, bedId, intakeId, from, until, by]).catch(takenMeanwhile);
  }

  /** Throws `hold/unknown` (404). */
  async lock(tx: Tx, id: string): Promise<HoldRow> {
    const text = `${holds} where h.id = $1 for no key update of h`;
    const [row] = await tx.query<HoldRow>(text, [id]);
    if (!row) throw new DomainError('not-found', 'hold/unknown', 'There is no such hold.');
    return row;
  }

  async liveOf(tx: Tx, bedId: string, at: Date): Promise<LiveHold | null> {
    const [row] = await tx.query<LiveHold>(liveOfBed, [bedId, at]);
    return row ?? null;
  }

  /** Those of an intake that nobody has ended, also when their time is over. */
  openOf(tx: Tx, intakeId: string): Promise<HoldRow[]> {
    const text = `${holds} where h.intake_id = $1 and h.ended_at is null for no key update of h`;
    return tx.query<HoldRow>(text, [intakeId]);
  }

  async keepUntil(tx: Tx, id: string, until: Date, state: 'held' | 'booked'): Promise<void> {
    await tx
      .query('update bed_hold set until_at = $2, state = $3 where id = $1 and ended_at is null', [id, until, state])
      .catch(takenMeanwhile);
  }

  async end(tx: Tx, id: string, state: 'used' | 'released', reason: string, at: Date): Promise<void> {
    const text = 'update bed_hold set state = $2, end_reason = $3, ended_at = $4 where id = $1 and ended_at is null';
    await tx.query(text, [id, state, reason, at]);
  }

  /** Those whose time is over. */
  expire(tx: Tx, at: Date): Promise<{ id: string; bed_id: string; intake_id: string }[]> {
    return tx.query(
      `update bed_hold set state = 'expired', end_reason = 'Its time was over', ended_at = until_at where id in (
         select id from bed_hold where ended_at is null and until_at <= $1 order by until_at limit 200 for update skip locked)
       returning id, bed_id, intake_id`,
      [at],
    );
  }
}

/** Whoever holds a bed is known under its lock; this is for whoever wrote around it. */
function takenMeanwhile(error: unknown): never {
  if (violatedConstraint(error) !== 'bed_hold_one_at_a_time') throw error;
  throw new DomainError('conflict', 'bed/held', 'Somebody else has this bed for that time: look again.');
}
