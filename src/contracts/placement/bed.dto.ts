import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { bedConfidences, bedStates, type BedConfidence, type BedState } from '../../core/placement/bed-confidence.js';
import { holdHours } from '../../core/placement/hold-times.js';
import { ProgrammeDto } from './programme.dto.js';

const hoursMessage = `Hold it for 1 to ${holdHours.most} hours.`;

export class ListBedsDto {
  @IsOptional()
  @IsUUID()
  readonly programmeId?: string;
}

export class HoldBedDto {
  @IsUUID(undefined, { message: 'intakeId is missing: for whom is the bed held?' })
  readonly intakeId: string;

  @IsOptional()
  @IsInt({ message: hoursMessage })
  @Min(1, { message: hoursMessage })
  @Max(holdHours.most, { message: hoursMessage })
  @ApiProperty({ type: 'integer', required: false, default: holdHours.usual })
  readonly hours?: number;
}

export class ExtendHoldDto {
  /** From now on. */
  @IsInt({ message: hoursMessage })
  @Min(1, { message: hoursMessage })
  @Max(holdHours.most, { message: hoursMessage })
  readonly hours: number;
}

export class ReleaseHoldDto {
  @IsString({ message: 'Say in a few words why the bed is given back.' })
  @Length(1, 500, { message: 'Say in a few words why the bed is given back.' })
  @Matches(/\S/, { message: 'Say in a few words why the bed is given back.' })
  readonly reason: string;
}

export class BedHoldDto {
  readonly id: string;
  readonly bedId: string;
  readonly intakeId: string;
  /** `held`, `booked` (an appointment stands on it), `used` (they arrived), `released`, `expired`. */
  readonly state: string;
  readonly from: string;
  readonly until: string;
  readonly heldBy: string;
}

export class BoardBedDto {
  readonly id: string;
  readonly programmeId: string;
  readonly label: string;
  /** As somebody said it; whether it can be held is `free`. */
  @ApiProperty({ enum: bedStates })
  readonly state: BedState;
  readonly assertedBy: string;
  readonly assertedAt: string;
  readonly ageMinutes: number;
  @ApiProperty({ enum: bedConfidences })
  readonly confidence: BedConfidence;
  readonly advice: string;
  readonly free: boolean;
  /** Null: nobody holds it now. */
  @ApiProperty({ type: BedHoldDto, nullable: true })
  readonly hold: BedHoldDto | null;
}

export class BoardProgrammeDto extends ProgrammeDto {
  readonly free: number;
  readonly beds: BoardBedDto[];
}

export class BedsBoardDto {
  readonly programmes: BoardProgrammeDto[];
}
