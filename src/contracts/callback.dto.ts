import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, MaxLength, Min } from 'class-validator';

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

export class ListCallbacksDto {
  @IsOptional()
  @IsIn(callbackStates)
  state?: CallbackState;

  /** Only those owned by this staff user. */
  @IsOptional()
  @IsUUID()
  owner?: string;

  /** From `next` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  cursor?: string;

  @ApiProperty({ required: false, default: 50, minimum: 1, maximum: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 50;
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
