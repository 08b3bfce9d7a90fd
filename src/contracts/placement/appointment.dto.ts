import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { appointmentStates, type AppointmentState } from '../../core/placement/appointment-states.js';
import { StageAnswerDto } from './stage-answer.dto.js';

const timeMessage = 'localTime is the time on the clock of the place, such as 2026-11-25T09:30.';
const transportMessage = 'Say how they get there, in at most 500 characters.';
const contactMessage = 'facilityContact must be text: who at the facility says that they arrived.';
const reasonMessage = 'Say in a few words why.';

export class MakeAppointmentDto {
  @IsUUID(undefined, { message: 'intakeId is missing: who is expected?' })
  readonly intakeId: string;

  @IsUUID(undefined, { message: 'programmeId is missing: where are they expected?' })
  readonly programmeId: string;

  /** A hold of theirs at this programme: the bed is booked with the appointment. */
  @IsOptional()
  @IsUUID()
  readonly holdId?: string;

  @IsString({ message: timeMessage })
  @MaxLength(40, { message: timeMessage })
  readonly localTime: string;

  /** Left out: the site's. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  readonly timeZone?: string;

  /** Left out: the programme's. */
  @IsOptional()
  @IsString()
  @Length(1, 300)
  @Matches(/\S/)
  readonly place?: string;

  @IsString({ message: transportMessage })
  @Length(1, 500, { message: transportMessage })
  @Matches(/\S/, { message: transportMessage })
  readonly transport: string;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly bring?: string;
}

export class MoveAppointmentDto {
  @IsString({ message: timeMessage })
  @MaxLength(40, { message: timeMessage })
  readonly localTime: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  readonly timeZone?: string;

  @IsOptional()
  @IsString()
  @Length(1, 500, { message: transportMessage })
  @Matches(/\S/, { message: transportMessage })
  readonly transport?: string;

  @IsString({ message: reasonMessage })
  @Length(1, 500, { message: reasonMessage })
  @Matches(/\S/, { message: reasonMessage })
  readonly reason: string;
}

export class CancelAppointmentDto {
  @IsString({ message: reasonMessage })
  @Length(1, 500, { message: reasonMessage })
  @Matches(/\S/, { message: reasonMessage })
  readonly reason: string;
}

/** Who at the place says so; without it the intake does not move to arrived yet. */
export class ArrivedDto {
  @IsOptional()
  @IsString({ message: contactMessage })
  @Length(1, 200, { message: contactMessage })
  @Matches(/\S/, { message: contactMessage })
  readonly facilityContact?: string;
}

export class ListAppointmentsDto {
  /** A day on each place's own clock; left out: today. */
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { message: 'day must be a date such as 2026-11-25.' })
  readonly day?: string;

  @IsOptional()
  @IsUUID()
  readonly siteId?: string;
}

export class AppointmentStepDto {
  readonly kind: string;
  readonly dueAt: string;
  /** `texted`, `reached`, `closed`, `human-decision`, `not-needed`, `too-late`; null: still to come, or the call is on its way. */
  readonly outcome: string | null;
  readonly because: string | null;
  readonly callbackId: string | null;
}

export class AppointmentDto {
  readonly id: string;
  readonly intakeId: string;
  readonly personId: string;
  readonly initials: string | null;
  readonly programmeId: string;
  readonly programme: string;
  /** Null: no bed is booked with it. */
  readonly holdId: string | null;
  readonly bedId: string | null;
  readonly startsAt: string;
  readonly localTime: string;
  readonly timeZone: string;
  readonly place: string;
  readonly transport: string;
  readonly bring: string;
  @ApiProperty({ enum: appointmentStates })
  readonly state: AppointmentState;
  readonly endReason: string | null;
  readonly movedTo: string | null;
  readonly steps: AppointmentStepDto[];
}

export class AppointmentsDto {
  readonly items: AppointmentDto[];
}

export class ScheduledDto extends AppointmentDto {
  readonly intake: StageAnswerDto;
}
