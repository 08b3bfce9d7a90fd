import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { callerOutcomes, callerStages, type CallerOutcome, type CallerStage } from '../../core/hotline/stages.js';
import { ListPageDto } from '../list-page.dto.js';

export class ListInboundCallsDto extends ListPageDto {
  @IsOptional()
  @IsIn(callerStages)
  stage?: CallerStage;

  @IsOptional()
  @IsIn(callerOutcomes)
  outcome?: CallerOutcome;

  /** Only those that arrived at or after this date and time with offset. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  since?: string;
}

export class InboundCallDto {
  id: string;
  siteId: string;
  /** Masked: the last two digits. Null: the caller withholds it. */
  number: string | null;
  language: string;
  stage: CallerStage;
  stageSince: string;
  /** They pressed the crisis key. */
  crisis: boolean;
  arrivedAt: string;
  /** In line for a counsellor since; null: they never were. */
  waitingSince: string | null;
  /** Whole seconds from then until they talked, or the call ended, or now; null: they were never in line. */
  waitedSeconds: number | null;
  talkedAt: string | null;
  endedAt: string | null;
  /** The stage in which it ended. */
  leftAt: string | null;
  /** How it ended: each call has exactly one outcome. Null while they are on the phone. */
  outcome: CallerOutcome | null;
  /** Why that outcome, as a sentence. */
  because: string | null;
  /** Whose number it is, which is a guess; null: nobody's. */
  personId: string | null;
  callbackId: string | null;
  /** The talk with a counsellor; null: there was none. */
  callId: string | null;
  /** Messages they left and talks that were recorded, unless deleted. */
  recordingIds: string[];
}

export class InboundCallPageDto {
  /** Newest first. */
  items: InboundCallDto[];
  next: string | null;
}
