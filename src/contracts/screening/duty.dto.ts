import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { dutyKinds, type DutyKind } from '../../core/flags/duty-chain.js';

const sayDuty = `duty is one of ${dutyKinds.join(', ')}`;
const sayRank = 'rank is a whole number from 1 (rung first) to 9';

export class SetDutyDto {
  /** Oneself, or anybody's when a manager says it. */
  @IsUUID(undefined, { message: 'userId must be the id of somebody of staff' })
  readonly userId: string;

  /** What they answer for; left out: as a clinician. */
  @IsOptional()
  @IsIn(dutyKinds, { message: sayDuty })
  @ApiProperty({ enum: dutyKinds, required: false })
  readonly duty?: DutyKind;

  /** Rung when nobody at a console takes an alarm; left out: they are not rung. */
  @IsOptional()
  @IsString({ message: 'phone is a phone number' })
  @MaxLength(40, { message: 'phone is a phone number' })
  readonly phone?: string;

  /** Of those with the same duty, who is rung first: 1 before 2. */
  @IsOptional()
  @IsInt({ message: sayRank })
  @Min(1, { message: sayRank })
  @Max(9, { message: sayRank })
  readonly rank?: number;

  /** From now on when it is left out. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly from?: string;

  /** At most 24 hours after `from`. */
  @IsString({ message: 'until must be a date and time with offset' })
  @MaxLength(40)
  readonly until: string;
}

export class DutyDto {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  @ApiProperty({ enum: dutyKinds })
  readonly duty: DutyKind;
  readonly rank: number;
  /** They gave a number on which they are rung. */
  readonly isRung: boolean;
  readonly from: string;
  readonly until: string;
}

export class DutiesDto {
  /** On duty now and later; at most 200. */
  readonly duties: DutyDto[];
}
