import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches } from 'class-validator';

/** By which right somebody asks. `person`: somebody in the record who is not the patient; `ourselves`: staff, for what should not be there. */
export const erasureAskers = ['patient', 'person', 'guardian', 'representative', 'authority', 'ourselves'] as const;
export type ErasureAsker = (typeof erasureAskers)[number];

const sayWhy = 'reason needs 1 to 500 characters: how they asked, such as "letter of 3 May", and never a name, since it stays';

export class AskErasureDto {
  @IsIn(erasureAskers, { message: `askedBy is one of ${erasureAskers.join(', ')}` })
  @ApiProperty({ enum: erasureAskers })
  askedBy: ErasureAsker;

  /** How they asked. It stays when the record is gone: no names. */
  @IsString({ message: sayWhy })
  @Length(1, 500, { message: sayWhy })
  @Matches(/\S/, { message: sayWhy })
  reason: string;
}

export const erasureObstacleCodes = [
  'legal-hold',
  'open-danger',
  'open-flag',
  'open-emergency',
  'call-going-on',
  'emergency-record',
  'must-be-kept',
] as const;

export class ErasureObstacleDto {
  @ApiProperty({ enum: erasureObstacleCodes })
  code: string;
  sentence: string;
  /** Null: nobody knows yet. */
  until: string | null;
}

export class ErasureDto {
  id: string;
  personId: string;
  /** Null: the time that it was kept for was over. */
  @ApiProperty({ enum: erasureAskers, nullable: true, type: String })
  askedBy: ErasureAsker | null;
  reason: string;
  byUserId: string | null;
  byName: string | null;
  askedAt: string;
  @ApiProperty({ enum: ['erased', 'refused'] })
  outcome: string;
  obstacles: ErasureObstacleDto[];
  askAgainAt: string | null;
  /** How many rows were deleted or blanked; null when it was refused. */
  @ApiProperty({ type: 'integer', nullable: true })
  rows: number | null;
  /** Since when the record is restricted; null: it is not. */
  restrictedAt: string | null;
}

export class ErasurePageDto {
  items: ErasureDto[];
  next: string | null;
}

const sayWhyLifted = 'reason needs 1 to 500 characters: say who decided it';

export class LiftRestrictionDto {
  @IsString({ message: sayWhyLifted })
  @Length(1, 500, { message: sayWhyLifted })
  @Matches(/\S/, { message: sayWhyLifted })
  reason: string;
}
