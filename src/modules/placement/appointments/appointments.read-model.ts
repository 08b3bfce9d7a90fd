import { Injectable } from '@nestjs/common';
import type { AppointmentDto, ListAppointmentsDto, ScheduledDto } from '../../../contracts/placement/appointment.dto.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { initialsOf } from '../../people/index.js';

type Appointment = Omit<ScheduledDto, 'intake'>;
type Row = Omit<AppointmentDto, 'initials'> & { readonly displayName: string | null };

const columns = `
  select a.id, a.intake_id as "intakeId", p.id as "personId", p.display_name as "displayName", a.programme_id as "programmeId",
    g.name as programme, a.hold_id as "holdId", h.bed_id as "bedId", a.starts_at as "startsAt", a.wall_time as "localTime",
    a.time_zone as "timeZone", a.place, a.transport, a.bring, a.state, a.end_reason as "endReason", a.moved_to as "movedTo",
    coalesce((select jsonb_agg(jsonb_build_object('kind', t.kind, 'dueAt', to_char(t.due_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'outcome', t.outcome, 'because', t.because, 'callbackId', t.callback_id) order by t.due_at, t.id)
      from placement_step t where t.appointment_id = a.id), '[]') as steps
  from appointment a join intake i on i.id = a.intake_id join person who on who.id = i.person_id
    join person p on p.id = known_as(who.merged_into, who.id)
    join programme g on g.id = a.programme_id left join bed_hold h on h.id = a.hold_id`;
// The day is the one on the wall of each place; what was moved stands at its new time.
const ofDay = `${columns}
  where left(a.wall_time, 10) = coalesce($1, to_char($2::timestamptz at time zone a.time_zone, 'YYYY-MM-DD'))
    and a.starts_at between (select coalesce($1::date, $2::timestamptz) - interval '2 days') and (select coalesce($1::date, $2::timestamptz) + interval '2 days')
    and ($3::uuid is null or g.site_id = $3) and a.state <> 'moved'
    and (a.ended_at is null or (p.restricted_at is null and p.erased_at is null))
  order by a.starts_at, a.id limit 500`;

/** Appointments as screens show them. */
@Injectable()
export class AppointmentsReadModel {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list({ day, siteId }: ListAppointmentsDto): Promise<AppointmentDto[]> {
    const rows = await this.database.query<Row>(ofDay, [day ?? null, this.clock.now(), siteId ?? null]);
    return rows.map(toDto);
  }

  /** @throws DomainError appointment/unknown */
  async one(id: string): Promise<Appointment> {
    const [row] = await this.database.query<Row>(`${columns} where a.id = $1`, [id]);
    if (!row) throw new DomainError('not-found', 'appointment/unknown', 'There is no such appointment.');
    return toDto(row);
  }
}

function toDto({ displayName, ...row }: Row): Appointment {
  return { ...row, initials: initialsOf(displayName) };
}
