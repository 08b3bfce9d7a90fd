import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { waitlistPriorities, type WaitlistPriority } from '../../core/placement/waitlist-rules.js';
import { StageAnswerDto } from './stage-answer.dto.js';

const planMessage = 'Write the safety plan for the time until there is a place.';
const contactMessage = 'Say when they are contacted next: a date and time with offset, at most 48 hours ahead.';

export class AddToWaitlistDto {
  @IsUUID(undefined, { message: 'intakeId is missing: who waits?' })
  readonly intakeId: string;

  @IsUUID(undefined, { message: 'programmeId is missing: for which programme?' })
  readonly programmeId: string;

  @IsString({ message: contactMessage })
  @MaxLength(40, { message: contactMessage })
  readonly nextContactAt: string;

  @IsString({ message: planMessage })
  @Length(1, 4000, { message: planMessage })
  @Matches(/\S/, { message: planMessage })
  readonly safetyPlan: string;

  /** Both decide who comes first at a programme with federal money (45 CFR 96.131). */
  @IsBoolean({ message: 'pregnant must be true or false.' })
  readonly pregnant: boolean;

  @IsBoolean({ message: 'injecting must be true or false.' })
  readonly injecting: boolean;
}

export class WaitlistContactDto {
  @IsString({ message: contactMessage })
  @MaxLength(40, { message: contactMessage })
  readonly nextContactAt: string;

  /** Left out: the plan holds. */
  @IsOptional()
  @IsString({ message: planMessage })
  @Length(1, 4000, { message: planMessage })
  @Matches(/\S/, { message: planMessage })
  readonly safetyPlan?: string;
}

export class LeaveWaitlistDto {
  @IsIn(['placed', 'left'], { message: 'state must be placed or left.' })
  @ApiProperty({ enum: ['placed', 'left'] })
  readonly state: 'placed' | 'left';

  @IsString({ message: 'Say in a few words why they no longer wait.' })
  @Length(1, 500, { message: 'Say in a few words why they no longer wait.' })
  @Matches(/\S/, { message: 'Say in a few words why they no longer wait.' })
  readonly reason: string;
}

export class ListWaitlistDto {
  /** The line of one programme, first whoever is next; without it everybody, first whose contact is due. */
  @IsOptional()
  @IsUUID()
  readonly programmeId?: string;
}

export class WaitlistEntryDto {
  readonly id: string;
  readonly intakeId: string;
  readonly personId: string;
  readonly initials: string | null;
  readonly programmeId: string;
  readonly programme: string;
  /** Then the law orders the line, else it is by time alone. */
  readonly publiclyFunded: boolean;
  @ApiProperty({ enum: waitlistPriorities })
  readonly priority: WaitlistPriority;
  readonly state: string;
  readonly since: string;
  readonly nextContactAt: string;
  readonly lastContactAt: string | null;
  readonly overdue: boolean;
  readonly safetyPlan: string;
}

export class WaitlistDto {
  /** At most 500. */
  readonly items: WaitlistEntryDto[];
}

export class WaitlistedDto extends WaitlistEntryDto {
  readonly intake: StageAnswerDto;
}
