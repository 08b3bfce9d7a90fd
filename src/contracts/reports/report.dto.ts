import { ApiProperty } from '@nestjs/swagger';
import { lateCauses, type LateCause } from '../../core/waiting/wait-causes.js';

/** A site that reports can be about. */
export class ReportSiteDto {
  id: string;
  name: string;
}

/** What every report begins with. */
export class ReportDto {
  /** The days that are told, both counted. */
  from: string;
  to: string;
  /** False: older days are being counted again just now, so that figures may still rise. */
  complete: boolean;
}

/** Seconds, within 2.5 % of the exact figure. */
export class LengthsDto {
  /** Half of them took this long or less. Null: it is not known yet, since too many still wait, or there was nobody. */
  @ApiProperty({ type: Number, nullable: true })
  median: number | null;
  @ApiProperty({ type: Number, nullable: true })
  p90: number | null;
  @ApiProperty({ type: Number, nullable: true })
  p95: number | null;
  /** Whose length is known. */
  known: number;
  /** All, with those who still wait: they count as slower than everybody else. */
  all: number;
}

export class CallFiguresDto {
  arrived: number;
  answered: number;
  /** Of the answered, within the target. */
  inTime: number;
  /** Hung up before anybody answered, the short ones too. */
  abandoned: number;
  /** Of the abandoned, after less than five seconds. */
  abandonedShort: number;
  /** Chose to be called back rather than to wait. */
  askedCallback: number;
  leftMessage: number;
  /** Connected to the crisis line or a partner. */
  transferred: number;
  /** Blocked numbers and floods: in none of the other figures. */
  refused: number;
  /** inTime / (answered + abandoned); null while there is neither. */
  @ApiProperty({ type: Number, nullable: true })
  serviceLevel: number | null;
}

export class CallsRowDto extends CallFiguresDto {
  /** A day, or the id of a route or site; null: none, such as of callers who hung up before a route was chosen. */
  @ApiProperty({ type: String, nullable: true })
  key: string | null;
  @ApiProperty({ type: String, nullable: true })
  name: string | null;
}

export class CallsReportDto extends ReportDto {
  /** Seconds of waiting within which a call should be answered. */
  within: number;
  total: CallFiguresDto;
  rows: CallsRowDto[];
  /** Waits in the line of those who were answered. */
  waits: LengthsDto;
  /** From their first ring until somebody answered. */
  wholeWaits: LengthsDto;
  /** How long those waited who hung up. */
  patience: LengthsDto;
}

export class RequestFiguresDto {
  leads: number;
  /** First leads of an intake: a second one does not start the clock anew. */
  requests: number;
  /** Of the requests, tried at least once. */
  attempted: number;
  /** Of the requests, talked with. */
  reached: number;
}

export class RequestsRowDto extends RequestFiguresDto {
  @ApiProperty({ type: String, nullable: true })
  key: string | null;
  @ApiProperty({ type: String, nullable: true })
  name: string | null;
}

export class RequestsReportDto extends ReportDto {
  total: RequestFiguresDto;
  rows: RequestsRowDto[];
  /** From a request to the first ring. */
  firstAttempt: LengthsDto;
  /** From a request to the first real talk. */
  conversation: LengthsDto;
}

export class LateCauseCountDto {
  @ApiProperty({ enum: lateCauses })
  cause: LateCause;
  count: number;
  /** Mean of how late they were. */
  meanLateSeconds: number;
}

export class PromiseFiguresDto {
  kept: number;
  late: number;
  /** Ended before their time: they called us, or agreed on another one. */
  released: number;
  open: number;
  /** kept / (kept + late); null while there is neither. */
  @ApiProperty({ type: Number, nullable: true })
  keptRate: number | null;
}

export class PromisesRowDto extends PromiseFiguresDto {
  /** A day. */
  key: string;
}

export class PromisesReportDto extends ReportDto {
  total: PromiseFiguresDto;
  /** By day. */
  rows: PromisesRowDto[];
  /** Most frequent first. */
  lateBy: LateCauseCountDto[];
}

export class FunnelRowDto {
  /** Null: they phoned, or staff began it. */
  @ApiProperty({ type: String, nullable: true })
  sourceId: string | null;
  @ApiProperty({ type: String, nullable: true })
  name: string | null;
  /** Intakes that began in these days; each step counts those that came at least so far. */
  begun: number;
  attempted: number;
  contacted: number;
  screened: number;
  reviewed: number;
  approved: number;
  scheduled: number;
  admitted: number;
  /** Ended without admission. */
  closed: number;
}

export class FunnelReportDto extends ReportDto {
  rows: FunnelRowDto[];
}

export class HourCellDto {
  /** 1 is Monday. */
  weekday: number;
  /** 0 to 23, on the clock of the site. */
  hour: number;
  arrived: number;
  answered: number;
  abandoned: number;
  leads: number;
  attempts: number;
  /** Attempts in which they were talked with. */
  contacts: number;
}

/** `from` is moved so that no more than the last 92 days are told. */
export class HoursReportDto extends ReportDto {
  /** Hours in which nothing happened are left out. */
  cells: HourCellDto[];
}

export class CounsellorRowDto {
  counsellorId: string;
  name: string;
  offers: number;
  accepted: number;
  declined: number;
  missed: number;
  /** accepted / offers; null without offers. */
  @ApiProperty({ type: Number, nullable: true })
  answerRate: number | null;
  attempts: number;
  contacts: number;
  /** contacts / attempts; null without attempts. */
  @ApiProperty({ type: Number, nullable: true })
  contactRate: number | null;
  talks: number;
  talkSeconds: number;
  /** At any site: time in which they could be offered somebody. */
  availableSeconds: number;
  shiftSeconds: number;
  /** Their share of all offers over their share of the time available: 1 is fair. Null without time. */
  @ApiProperty({ type: Number, nullable: true })
  fairness: number | null;
}

export class CounsellorsReportDto extends ReportDto {
  rows: CounsellorRowDto[];
}
