import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { urgencies, type Urgency } from '../core/callbacks/urgency.js';
import { ListPageDto } from './list-page.dto.js';

export const callbackStates = [
  'scheduled',
  'queued',
  'dialling',
  'awaiting-disposition',
  'needs-decision',
  'done',
  'cancelled',
] as const;
export type CallbackState = (typeof callbackStates)[number];

export const callbackOrders = ['line'] as const;

/** What staff may call a callback that they make: agreed with the person, a look after them, or anything else. */
export const madeByStaff = ['scheduled', 'follow-up', 'staff'] as const;
export type MadeByStaff = (typeof madeByStaff)[number];

export class ListCallbacksDto extends ListPageDto {
  @IsOptional()
  @IsIn(callbackStates)
  state?: CallbackState;

  /** Only those owned by this staff user. */
  @IsOptional()
  @IsUUID()
  owner?: string;

  /** Only those that this counsellor should make. */
  @IsOptional()
  @IsUUID()
  assignedTo?: string;

  @IsOptional()
  @IsUUID()
  personId?: string;

  /** `line`: as they are offered, the earliest deadline first, without a next page. Left out: as they were made. */
  @IsOptional()
  @IsIn(callbackOrders)
  order?: (typeof callbackOrders)[number];
}

export class CallbackDto {
  id: string;
  personId: string;
  /** Null without a name. */
  initials: string | null;
  intakeId: string;
  routeId: string;
  /** How it came to be: `form`, `missed`, `abandoned`, `voicemail`, `keep-my-place`, `scheduled`, `staff`, `follow-up`, `hand-over`, ... */
  source: string;
  state: string;
  urgency: string;
  windowStart: string;
  promisedBy: string;
  dueAt: string;
  because: string;
  ownerUserId: string | null;
  ownerTeam: string | null;
  /** The counsellor who should make it; null: the team. */
  assignedTo: string | null;
  attemptsMade: number;
  endedAt: string | null;
}

export class CallbackPageDto {
  items: CallbackDto[];
  next: string | null;
}

export class RescheduleCallbackDto {
  /** A date and time with offset, at most 90 days ahead. */
  @IsString()
  @MaxLength(40)
  at: string;

  @IsString()
  @Length(1, 500)
  reason: string;
}

export class CancelCallbackDto {
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class MakeCallbackDto {
  @IsUUID(undefined, { message: 'personId is missing: whom shall we call?' })
  personId: string;

  /** One of the person's numbers; left out: the newest. */
  @IsOptional()
  @IsUUID()
  phoneNumberId?: string;

  /** When, as agreed with the person: a date and time with offset, at most 90 days ahead. Left out: as soon as it is allowed. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  at?: string;

  @IsOptional()
  @IsIn(urgencies)
  urgency?: Urgency;

  /** Who should know about what they need, such as "veterans"; left out: anybody who speaks their language. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  programme?: string;

  @IsIn(madeByStaff, { message: `source must be one of: ${madeByStaff.join(', ')}` })
  source: MadeByStaff;

  @IsString()
  @Length(1, 500, { message: 'Say in a few words why they are called.' })
  @Matches(/\S/, { message: 'Say in a few words why they are called.' })
  reason: string;
}

export class SnoozeCallbackDto {
  /** At most a day; for longer, agree on another time with the person. */
  @IsInt()
  @Min(1)
  @Max(1440, { message: 'At most 1440 minutes: for longer, agree on another time with the person.' })
  minutes: number;

  @IsString()
  @Length(1, 500)
  reason: string;
}

export class AssignCallbackDto {
  /** Null: back to the team. */
  @ValidateIf((_, value) => value !== null)
  @IsUUID(undefined, { message: 'counsellorId must be the id of a counsellor, or null.' })
  counsellorId: string | null;

  @IsString()
  @Length(1, 500)
  reason: string;
}
