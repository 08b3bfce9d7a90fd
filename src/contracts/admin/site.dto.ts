import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsObject, IsOptional, IsString, IsTimeZone, Length, Matches, MaxLength, ValidateIf } from 'class-validator';
import { RouteDto } from './route.dto.js';
import type { WeeklyHours } from '../../core/contact/weekly-hours.js';

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

/** What is left out stays as it is. */
export class ChangeSiteDto {
  /** Callers are asked before anything is recorded, whatever this says. */
  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean({ message: 'Say true or false.' })
  readonly recordingEnabled?: boolean;

  /** Who is rung when this program is away; null: nobody. */
  @IsOptional()
  @IsString({ message: 'Enter one phone number with its area code, or null.' })
  @MaxLength(40, { message: 'Enter one phone number with its area code, or null.' })
  @ApiProperty({ type: String, nullable: true, required: false })
  readonly standbyNumber?: string | null;

  /** In the site's own time zone. */
  @ValidateIf((_, value) => value !== undefined)
  @IsObject({ message: 'Hours are {"always": true} or ranges per weekday, such as {"mon": [["08:00", "20:00"]]}.' })
  readonly hours?: WeeklyHours;
}

export class SiteDto {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly phoneNumber: string;
  readonly hours: WeeklyHours;
  readonly recordingEnabled: boolean;
  /** E.164. */
  @ApiProperty({ type: String, nullable: true })
  readonly standbyNumber: string | null;
  readonly routes: RouteDto[];
}

export class SitesDto {
  readonly sites: SiteDto[];
}
