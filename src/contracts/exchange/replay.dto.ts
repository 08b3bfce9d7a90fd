import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, Length } from 'class-validator';

export class ReplayDto {
  /** Which rule was fixed, or why else: kept in the audit. */
  @IsString()
  @Length(1, 500)
  reason: string;

  /** Only say what would come of it. */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean;
}

export class ReadingChangeDto {
  field: string;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  before: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  after: unknown;
  /** False: a person looks into it; nothing is changed by itself. */
  applied: boolean;
}

export class LeadReplayDto {
  leadId: string;
  dryRun: boolean;
  changes: ReadingChangeDto[];
  /** A sign of danger that was overlooked then: supervisors are told, and a callback that is open goes first. */
  dangerFound: boolean;
}

export class RefusedFieldDto {
  field: string;
  code: string;
}

export class RefusedSubmissionDto {
  id: string;
  sourceId: string;
  sourceName: string;
  code: string;
  fields: RefusedFieldDto[];
  /** How often this very body was refused. */
  times: number;
  firstAt: string;
  lastAt: string;
  leadId: string | null;
  replayedAt: string | null;
}

export class RefusedSubmissionPageDto {
  items: RefusedSubmissionDto[];
  next: string | null;
}

export class RefusedReplayDto {
  id: string;
  dryRun: boolean;
  /** True: it would be a lead today, or is one now. */
  accepted: boolean;
  /** Why it would still be refused. */
  errors: RefusedFieldDto[];
  leadId: string | null;
}
