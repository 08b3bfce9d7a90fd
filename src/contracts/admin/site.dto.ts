import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsString, IsTimeZone, Length, Matches } from 'class-validator';
import type { WeeklyHours } from '../../core/calling-window/weekly-hours.js';

export class CreateSiteDto {
  @IsString()
  @Length(1, 200, { message: 'Enter a name of at most 200 characters.' })
  @Matches(/\S/, { message: 'Enter a name of at most 200 characters.' })
  readonly name: string;

  // Only Area/City names: "EST" and "+05:00" know no daylight saving.
  @IsTimeZone({ message: 'Choose a time zone such as America/New_York.' })
  @Matches(/^[A-Z][A-Za-z]+\/[A-Za-z0-9_+/-]+$/, { message: 'Choose a time zone such as America/New_York.' })
  readonly timeZone: string;

  /** E.164: what people dial and see. */
  @Matches(/^\+[1-9]\d{7,14}$/, { message: 'Enter the number with its country code, such as +12025550147.' })
  readonly phoneNumber: string;

  /** In the site's own time zone. */
  @IsObject({ message: 'Hours are {"always": true} or ranges per weekday, such as {"mon": [["08:00", "20:00"]]}.' })
  readonly hours: WeeklyHours;
}

export class RouteDto {
  readonly id: string;
  readonly name: string;
  readonly language: string;
}

export class SiteDto {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly phoneNumber: string;
  readonly hours: WeeklyHours;
  /** Null: the defaults. */
  @ApiProperty({ type: Object, nullable: true })
  readonly retryPolicy: unknown;
  readonly routes: RouteDto[];
}

export class SitesDto {
  readonly sites: SiteDto[];
}
