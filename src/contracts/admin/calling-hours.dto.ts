import { ApiProperty } from '@nestjs/swagger';
import type { WeeklyHours } from '../../core/contact/weekly-hours.js';

export class CallingHoursDto {
  /** Two letters; null: everywhere else. */
  @ApiProperty({ type: String, nullable: true })
  readonly state: string | null;
  /** On the clock of the place where the person is. */
  @ApiProperty({ type: Object })
  readonly hours: WeeklyHours;
  /** The law, or where we have it from. */
  readonly source: string;
}

export class CallingHoursTableDto {
  readonly federal: CallingHoursDto;
  /** States with narrower hours. */
  readonly states: CallingHoursDto[];
}
