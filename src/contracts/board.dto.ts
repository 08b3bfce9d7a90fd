import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import type { CallerStage } from '../core/hotline/stages.js';
import { AlertDto } from './alert.dto.js';
import { CallbackDto } from './callback.dto.js';
import { ListPageDto } from './list-page.dto.js';

export class TimelineItemDto {
  at: string;
  /** What kind of thing happened, such as "offer-declined". */
  kind: string;
  /** A plain sentence; phone numbers show their last two digits only. */
  sentence: string;
  /** The rows it is about, such as callbackId or callId. */
  ids: Record<string, string>;
}

export class PersonTimelineDto {
  personId: string;
  /** Oldest first; what is still to come stands at its due time. */
  items: TimelineItemDto[];
}

export class CallerOnBoardDto {
  inboundCallId: string;
  /** Masked: the last two digits. Null: the caller withholds it. */
  number: string | null;
  language: string;
  stage: CallerStage;
  /** In this stage since. */
  since: string;
  /** They pressed the crisis key. */
  crisis: boolean;
  arrivedAt: string;
  /** 1 is next, counted over callers and callbacks of their route; null: not in line, or further back than 500. */
  position: number | null;
}

export class WaitingEntryDto {
  queueEntryId: string;
  /** "live": on the phone; "callback": to be called. */
  kind: 'live' | 'callback';
  callbackId: string;
  intakeId: string;
  personId: string;
  /** Null without a name, and for a live caller: a caller id proves nobody. */
  initials: string | null;
  route: string;
  urgency: string;
  /** "waiting", or "offered" to somebody. */
  state: string;
  offeredTo: string | null;
  arrivedAt: string;
  deadlineAt: string;
  overdue: boolean;
}

/** One line: everybody who waits for a counsellor of a route. */
export class RouteOnBoardDto {
  id: string;
  name: string;
  count: number;
  /** Past their deadline. */
  overdue: number;
  /** Since when the longest waits; null: nobody waits. */
  longestSince: string | null;
  /** The next deadline that can still be kept; null: there is none. */
  nextDeadlineAt: string | null;
  /** Counsellors who serve it and are free. */
  free: number;
  /** Counsellors who serve it and are on shift, busy ones too. */
  onShift: number;
}

export class WaitingDto {
  count: number;
  overdue: number;
  /** Every route: those with somebody overdue first, then the longest. */
  routes: RouteOnBoardDto[];
  /** The first 100 by deadline. */
  first: WaitingEntryDto[];
}

export class CounsellorOnBoardDto {
  id: string;
  name: string;
  presence: string;
  since: string;
  reason: string | null;
  /** When their wrap-up ends by itself. */
  until: string | null;
  /** Their wrap-up should have been over then: the outcome of their call is missing. */
  overdueSince: string | null;
  /** Where they go when their offer or call is over. */
  chosenNext: string | null;
  /** The call they are on, to listen in; null: none that goes on. */
  callId: string | null;
}

export class CountDto {
  /** The state or stage that is counted. */
  name: string;
  count: number;
  /** Past their due time. */
  overdue: number;
}

export class NextDueDto {
  kind: 'callback' | 'intake';
  id: string;
  intakeId: string;
  personId: string;
  initials: string | null;
  dueAt: string;
  overdue: boolean;
  /** A name, a team, or "queue". */
  owner: string;
  sentence: string;
}

export class LiveBoardDto {
  /** The instant of every figure on this board. */
  at: string;
  /** What nobody has acknowledged yet, oldest first. */
  alerts: AlertDto[];
  /** Callers on the line, those in a crisis first, then the longest; at most 200. */
  callers: CallerOnBoardDto[];
  waiting: WaitingDto;
  /** By presence, longest first. */
  counsellors: CounsellorOnBoardDto[];
  /** Open callbacks by state. */
  callbacks: CountDto[];
  /** Open intakes by stage. */
  intakes: CountDto[];
  /** The first 50 by due time. */
  nextDue: NextDueDto[];
}

export const openCallbackStates = ['needs-decision', 'queued', 'dialling', 'awaiting-disposition', 'scheduled'] as const;

export class ListOpenCallbacksDto extends ListPageDto {
  @IsOptional()
  @IsIn(openCallbackStates, { message: `state must be one of: ${openCallbackStates.join(', ')}` })
  @ApiProperty({ enum: openCallbackStates, required: false })
  state?: (typeof openCallbackStates)[number];

  /** Only those that this counsellor should make. */
  @IsOptional()
  @IsUUID(undefined, { message: 'assignedTo must be the id of a counsellor' })
  assignedTo?: string;
}

export class OpenCallbackDto extends CallbackDto {
  route: string;
  /** Who should make it; null: the team. */
  @ApiProperty({ type: String, nullable: true })
  assignedToName: string | null;
  /** A name or a team. */
  owner: string;
  /** Their phone did not ring by the promised time. */
  late: boolean;
}

export class OpenCallbacksDto {
  /** Not ended, the one that is due first on top. */
  items: OpenCallbackDto[];
  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}
