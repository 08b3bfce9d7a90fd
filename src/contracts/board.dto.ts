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

export class WaitingEntryDto {
  queueEntryId: string;
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
