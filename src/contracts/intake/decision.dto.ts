import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, IsString, Length, Matches } from 'class-validator';
import { editions, type Edition } from '../../core/intake/clinical/levels.js';
import { decisionOutcomes, type DecisionOutcome } from '../../core/intake/clinical/read-decision.js';

const sayReason = 'text needs 1 to 4000 characters: the reason for the decision';

export class RecordDecisionDto {
  @IsIn(editions, { message: `edition must be one of: ${editions.join(', ')}` })
  @ApiProperty({ enum: editions })
  edition: Edition;

  /** `declined`: nothing that is offered here fits; another place is offered and the intake is closed. */
  @IsIn(decisionOutcomes, { message: `outcome must be one of: ${decisionOutcomes.join(', ')}` })
  @ApiProperty({ enum: decisionOutcomes })
  outcome: DecisionOutcome;

  /** The code of the level as this edition has it; never computed. */
  @IsOptional()
  @IsString()
  @Length(1, 10)
  level?: string;

  /** From 0 to 4, by the number of the dimension. */
  @IsObject({ message: 'ratings is missing: rate each dimension of the edition from 0 to 4' })
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  ratings: Record<string, number>;

  @IsString({ message: sayReason })
  @Length(1, 4000, { message: sayReason })
  @Matches(/\S/, { message: sayReason })
  text: string;
}

export class DecisionDto {
  id: string;
  intakeId: string;
  edition: string;
  outcome: string;
  level: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  ratings: Record<string, number>;
  text: string;
  byUserId: string;
  clinicianName: string;
  licenceState: string;
  licenceNumber: string;
  at: string;
}

export class DecisionsDto {
  /** Oldest first; the last one counts. */
  decisions: DecisionDto[];
}

export class ClinicalReviewDto {
  intakeId: string;
  personId: string;
  siteId: string;
  /** Where the person is: one of the states in which you may decide today. */
  state: string;
  nextStepDueAt: string;
  stageSince: string;
}

export class ClinicalReviewsDto {
  /** What waits for a clinician and may be decided by you today, the one that is due first on top; at most 200. */
  reviews: ClinicalReviewDto[];
}
