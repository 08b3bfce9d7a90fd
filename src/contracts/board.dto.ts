import type { CallerStage } from '../core/hotline/stages.js';
import { AlertDto } from './alert.dto.js';

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
  personId: string;
  route: string;
  urgency: string;
  /** "waiting", or "offered" to somebody. */
  state: string;
  offeredTo: string | null;
  arrivedAt: string;
  deadlineAt: string;
  overdue: boolean;
}

export class WaitingDto {
  count: number;
  overdue: number;
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
  personId: string;
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
  /** On the phone with us, those in a crisis first, then the longest; at most 200. */
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
