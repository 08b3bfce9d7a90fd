import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, IsOptional, IsUUID } from 'class-validator';
import { lateCauses, waitCauses, type LateCause, type WaitCause } from '../core/waiting/wait-causes.js';

export const verdicts = ['kept', 'open', 'released', 'late'] as const;
export type Verdict = (typeof verdicts)[number];

export class WaitSegmentDto {
  from: string;
  to: string;
  seconds: number;
  @ApiProperty({ enum: waitCauses })
  cause: WaitCause;
  /** "2 counsellors on shift, all busy." */
  sentence: string;
}

export class PromiseDto {
  windowStart: string;
  promisedBy: string;
  /** When their phone rang for it; null: it did not, or not yet. */
  rungAt: string | null;
  /** `released`: it ended before its time, because they called us, agreed on another time, or want no call any more. */
  @ApiProperty({ enum: verdicts })
  verdict: Verdict;
  @ApiProperty({ type: Number, nullable: true })
  lateSeconds: number | null;
  @ApiProperty({ enum: lateCauses, nullable: true })
  cause: LateCause | null;
}

export class WaitDto {
  callbackId: string;
  /** Oldest first. */
  promises: PromiseDto[];
  /** Oldest first, without a hole. */
  segments: WaitSegmentDto[];
}

export class PromisesQueryDto {
  /** Promises that ran out from here on; left out: a week ago. */
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'from must be a date and time, such as 2026-11-23T00:00:00Z' })
  from?: string;

  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'to must be a date and time, such as 2026-11-30T00:00:00Z' })
  to?: string;

  @IsOptional()
  @IsUUID()
  siteId?: string;
}

export class LateByCauseDto {
  @ApiProperty({ enum: lateCauses })
  cause: LateCause;
  count: number;
  /** Median of how late they were. */
  medianLateSeconds: number;
}

export class PromisesDto {
  from: string;
  to: string;
  kept: number;
  late: number;
  released: number;
  /** Not due yet. */
  open: number;
  /** kept / (kept + late); null while there is neither. */
  @ApiProperty({ type: Number, nullable: true })
  keptRate: number | null;
  /** Most frequent first. */
  lateBy: LateByCauseDto[];
}
