import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsString, Length, Matches } from 'class-validator';

const sayWhy = 'reason needs 1 to 500 characters: who decided it, and by which law or contract';

export class WriteRetentionDto {
  /** Every class with the count of its unit. */
  @IsObject({ message: 'kept is an object with a count for each class' })
  @ApiProperty({ type: Object, example: { 'never-a-patient': 24, patient: 84, consents: 84, audit: 84, recordings: 90 } })
  kept: Record<string, unknown>;

  @IsString({ message: sayWhy })
  @Length(1, 500, { message: sayWhy })
  @Matches(/\S/, { message: sayWhy })
  reason: string;
}

export class RetentionClassDto {
  name: string;
  what: string;
  @ApiProperty({ enum: ['days', 'months'] })
  unit: string;
  @ApiProperty({ type: 'integer' })
  least: number;
  @ApiProperty({ type: 'integer' })
  most: number;
  /** Counted from when. */
  from: string;
  source: string;
}

export class RetentionDto {
  /** 0: the program's own. */
  @ApiProperty({ type: 'integer' })
  version: number;
  @ApiProperty({ type: Object })
  kept: Record<string, number>;
  reason: string | null;
  changedBy: string | null;
  changedAt: string | null;
  classes: RetentionClassDto[];
}
