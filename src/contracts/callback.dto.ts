import { IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
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

export class ListCallbacksDto extends ListPageDto {
  @IsOptional()
  @IsIn(callbackStates)
  state?: CallbackState;

  /** Only those owned by this staff user. */
  @IsOptional()
  @IsUUID()
  owner?: string;
}

export class CallbackDto {
  id: string;
  personId: string;
  intakeId: string;
  state: string;
  urgency: string;
  windowStart: string;
  promisedBy: string;
  dueAt: string;
  because: string;
  ownerUserId: string | null;
  ownerTeam: string | null;
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
