import { Injectable } from '@nestjs/common';
import type { DutyCall, OnDuty } from '../../../../core/flags/duty-chain.js';
import { Database, type Tx } from '../../../../platform/database/database.js';

export interface RungDuty extends OnDuty {
  readonly phone: string;
}

export interface RungCall {
  readonly id: string;
  readonly flagId: string;
  readonly userId: string;
  readonly outcome: DutyCall['outcome'];
  /** Somebody did something about the flag. */
  readonly isOver: boolean;
}

const onDuty = `
  select d.id as "dutyId", d.duty, d.rank, d.phone from clinical_duty d join staff_user u on u.id = d.user_id and u.active
  where d.starts_at <= $1 and d.ends_at > $1 and d.phone is not null`;
// While nobody on duty gave a number, nothing is looked at.
const open = `
  select f.id from flag f
  where f.handled_at is null and f.lowered_at is null and f.level in ('red', 'orange') and exists (${onDuty})
  order by (f.level = 'red') desc, f.raised_at limit 100`;
const seen = `
  select greatest(
    (select max(acknowledged_at) from alert where subject_id = $1 and kind = any($2) and acknowledged_by is not null),
    (select max(ended_at) from duty_call where flag_id = $1 and outcome = 'taken')) as at`;
const alarms = 'select id from alert where subject_id = $1 and kind = any($2) and acknowledged_at is null';
const one = `
  select c.id, c.flag_id as "flagId", d.user_id as "userId", c.outcome, f.handled_at is not null or f.lowered_at is not null as "isOver"
  from duty_call c join clinical_duty d on d.id = c.duty_id join flag f on f.id = c.flag_id where c.id = $1`;

/** Whom of ours we rang since a flag is open. */
@Injectable()
export class DutyCallStore {
  constructor(private readonly database: Database) {}

  async openFlags(at: Date): Promise<string[]> {
    return (await this.database.query<{ id: string }>(open, [at])).map(({ id }) => id);
  }

  onDuty(tx: Tx, at: Date): Promise<RungDuty[]> {
    return tx.query<RungDuty>(onDuty, [at]);
  }

  callsOf(tx: Tx, flagId: string): Promise<DutyCall[]> {
    const text =
      'select duty_id as "dutyId", called_at as "calledAt", outcome from duty_call where flag_id = $1 order by called_at';
    return tx.query<DutyCall>(text, [flagId]);
  }

  /** When somebody last said that they have seen the alarm, or took it by phone. */
  async seenAt(tx: Tx, flagId: string, kinds: readonly string[]): Promise<Date | null> {
    return (await tx.query<{ at: Date | null }>(seen, [flagId, kinds]))[0]?.at ?? null;
  }

  async insert(tx: Tx, call: { id: string; flagId: string; dutyId: string; at: Date }): Promise<void> {
    const text = 'insert into duty_call (id, flag_id, duty_id, called_at) values ($1, $2, $3, $4)';
    await tx.query(text, [call.id, call.flagId, call.dutyId, call.at]);
  }

  /** By which the carrier knows it; the first one counts. */
  async adopt(id: string, carrierSid: string): Promise<void> {
    await this.database.query('update duty_call set carrier_sid = coalesce(carrier_sid, $2) where id = $1', [id, carrierSid]);
  }

  /** False: it has ended before, or is none. */
  async end(tx: Pick<Tx, 'query'>, id: string, outcome: NonNullable<DutyCall['outcome']>, at: Date): Promise<boolean> {
    const text = 'update duty_call set outcome = $2, ended_at = $3 where id = $1 and outcome is null returning id';
    return (await tx.query(text, [id, outcome, at])).length > 0;
  }

  async find(id: string): Promise<RungCall | null> {
    return (await this.database.query<RungCall>(one, [id]))[0] ?? null;
  }

  async standingAlarms(flagId: string, kinds: readonly string[]): Promise<string[]> {
    return (await this.database.query<{ id: string }>(alarms, [flagId, kinds])).map(({ id }) => id);
  }
}
