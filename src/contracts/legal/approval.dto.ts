import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, Matches } from 'class-validator';
import type { ApprovalState, ApprovalVerdict } from '../../core/approvals/decide-approval.js';

const sayWhy = 'reason needs 1 to 500 characters: why, for those who decide and for whoever asks later';

export class AskApprovalDto {
  /** Why it has to be done; no names. */
  @IsString({ message: sayWhy })
  @Length(1, 500, { message: sayWhy })
  @Matches(/\S/, { message: sayWhy })
  reason: string;
}

export class RefuseApprovalDto {
  @IsString({ message: sayWhy })
  @Length(1, 500, { message: sayWhy })
  @Matches(/\S/, { message: sayWhy })
  reason: string;
}

export class AskedApprovalDto {
  /** Send it along as `approvalId` once others have approved. */
  approvalId: string;
}

export class ApprovalDecisionDto {
  by: string;
  byName: string;
  @ApiProperty({ enum: ['approved', 'refused'] })
  verdict: ApprovalVerdict;
  reason: string | null;
  at: string;
}

export class ApprovalDto {
  id: string;
  /** The kind of act. */
  act: string;
  /** What it is, in words. */
  words: string;
  /** Null: it is about many. */
  personId: string | null;
  /** The act down to its last parameter: nothing else is approved by it. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  parameters: Readonly<Record<string, unknown>>;
  reason: string;
  askedBy: string;
  askedByName: string;
  askedAt: string;
  /** From then on it is none. */
  expiresAt: string;
  /** So many others have to approve. */
  approversNeeded: number;
  decisions: ApprovalDecisionDto[];
  @ApiProperty({ enum: ['waiting', 'approved', 'refused', 'expired', 'withdrawn', 'used'] })
  state: ApprovalState;
}

export class ApprovalsDto {
  /** Newest first, at most 200. */
  approvals: ApprovalDto[];
}
