import { Injectable } from '@nestjs/common';
import type { AppointmentState } from '../../../core/placement/appointment-states.js';
import { type Tx, violatedConstraint } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';

export interface AppointmentRow {
  readonly id: string;
  readonly intake_id: string;
  readonly programme_id: string;
  readonly hold_id: string | null;
  readonly starts_at: Date;
  readonly time_zone: string;
  readonly wall_time: string;
  readonly place: string;
  readonly transport: string;
  readonly bring: string;
  readonly state: AppointmentState;
  /** Null: it is open, or they did not come and are still called. */
  readonly ended_at: Date | null;
}

export interface NewAppointment extends Omit<AppointmentRow, 'state' | 'ended_at'> {
  readonly made_by: string;
  readonly made_at: Date;
}

const columns = 'id, intake_id, programme_id, hold_id, starts_at, time_zone, wall_time, place, transport, bring, state, ended_at';
const insert = `
  insert into appointment (id, intake_id, programme_id, hold_id, starts_at, time_zone, wall_time, place, transport, bring, made_by, made_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

/** Writes appointments; a partial unique index makes "one open for each intake" a fact. */
@Injectable()
export class AppointmentStore {
  /** Throws `appointment/already-open` (409). */
  async insert(tx: Tx, a: NewAppointment): Promise<void> {
    const when = [a.starts_at, a.time_zone, a.wall_time];
    const values = [a.id, a.intake_id, a.programme_id, a.hold_id, ...when, a.place, a.transport, a.bring, a.made_by, a.made_at];
    await tx.query(insert, values).catch((error: unknown) => {
      if (violatedConstraint(error) !== 'appointment_one_open_per_intake') throw error;
      throw new DomainError('conflict', 'appointment/already-open', 'They are expected already: move that appointment.');
    });
  }

  /** Throws `appointment/unknown` (404). */
  async lock(tx: Tx, id: string): Promise<AppointmentRow> {
    const [row] = await tx.query<AppointmentRow>(`select ${columns} from appointment where id = $1 for no key update`, [id]);
    if (!row) throw new DomainError('not-found', 'appointment/unknown', 'There is no such appointment.');
    return row;
  }

  /** Those of an intake that have not ended, missed ones among them. */
  openOf(tx: Tx, intakeId: string): Promise<AppointmentRow[]> {
    return tx.query<AppointmentRow>(
      `select ${columns} from appointment where intake_id = $1 and ended_at is null order by id for no key update`,
      [intakeId],
    );
  }

  async miss(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.query(`update appointment set state = 'no-show', missed_at = $2 where id = $1`, [id, at]);
  }

  async end(
    tx: Tx,
    id: string,
    ending: { state: 'arrived' | 'cancelled' | 'moved'; reason: string | null; at: Date },
  ): Promise<void> {
    const text = 'update appointment set state = $2, end_reason = $3, ended_at = $4 where id = $1';
    await tx.query(text, [id, ending.state, ending.reason, ending.at]);
  }

  async movedTo(tx: Tx, id: string, next: string): Promise<void> {
    await tx.query('update appointment set moved_to = $2 where id = $1', [id, next]);
  }

  /** Expected at `before` or earlier, and nobody has said that they came. */
  late(db: Pick<Tx, 'query'>, before: Date): Promise<{ id: string }[]> {
    return db.query(
      `select id from appointment where state in ('scheduled', 'reminded') and starts_at <= $1 order by starts_at limit 200`,
      [before],
    );
  }
}
