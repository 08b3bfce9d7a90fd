import { ApiProperty } from '@nestjs/swagger';
import { LateCauseCountDto, LengthsDto } from './report.dto.js';

/** A day until a moment. What came in until then counts, with what has become of it since. */
export class DaySoFarDto {
  answered: number;
  /** Within 20 seconds of waiting. */
  inTime: number;
  abandoned: number;
  /** inTime / (answered + abandoned); null while there is neither. */
  @ApiProperty({ type: Number, nullable: true })
  serviceLevel: number | null;
  kept: number;
  late: number;
  @ApiProperty({ type: Number, nullable: true })
  keptRate: number | null;
  lateBy: LateCauseCountDto[];
  firstAttempt: LengthsDto;
  conversation: LengthsDto;
}

export class TodayDto {
  at: string;
  today: DaySoFarDto;
  /** The same weekday a week ago, until the clock of the site showed the same. */
  lastWeek: DaySoFarDto;
}
