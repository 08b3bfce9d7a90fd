import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { consentStates, type ConsentState } from '../core/consent/fold-consent.js';
import type { WeeklyHours } from '../core/contact/weekly-hours.js';

const sayWhy = 'reason needs 1 to 500 characters: who said so, and when';
const sayVersion = 'version is missing: send the version of the notes that you read';
const yesNoOrNull = 'Say true, false, or null when they were not asked.';

export class SafeHoursDto {
  /** Such as {"mon": [["18:00", "20:00"]]}; a weekday that is not named is not safe. */
  @IsObject({ message: 'Hours are ranges per weekday, such as {"mon": [["18:00", "20:00"]]}.' })
  @ApiProperty({ type: Object })
  hours: WeeklyHours;

  /** The clock that the person means, such as America/Chicago. */
  @IsString({ message: 'Name the time zone of a place, such as America/New_York.' })
  @MaxLength(60, { message: 'Name the time zone of a place, such as America/New_York.' })
  timeZone: string;
}

/** How one number may be used, as its person told us. */
export class ContactPlanDto {
  /** Outside of them nobody calls or texts. Null: any hour that is allowed. */
  @ValidateIf((_, value) => value !== null)
  @IsDefined({ message: 'Name the safe hours, or null.' })
  @ValidateNested()
  @Type(() => SafeHoursDto)
  @ApiProperty({ type: SafeHoursDto, nullable: true })
  safeHours: SafeHoursDto | null;

  /** May the neutral "we called" be left there? Null: never asked. */
  @ValidateIf((_, value) => value !== null)
  @IsBoolean({ message: yesNoOrNull })
  @ApiProperty({ type: Boolean, nullable: true })
  voicemail: boolean | null;

  /** False: nobody texts them there, whatever box was ticked. Null: never asked. */
  @ValidateIf((_, value) => value !== null)
  @IsBoolean({ message: yesNoOrNull })
  @ApiProperty({ type: Boolean, nullable: true })
  texts: boolean | null;
}

/** The whole plan, as the person wants it from now on. */
export class SetContactPlanDto extends ContactPlanDto {
  /** Of the notes that you read: when somebody changed them meanwhile, nothing is written (409). */
  @IsInt({ message: sayVersion })
  version: number;

  /** Who else may pick up there, in words: "her husband; he knows nothing". */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  whoMayPickUp?: string | null;

  /** Which name to ask for there. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  nameToUse?: string | null;

  /** Who said so, and when; kept in the audit. */
  @IsString({ message: sayWhy })
  @Length(1, 500, { message: sayWhy })
  @Matches(/\S/, { message: sayWhy })
  reason: string;
}

export class NumberDto {
  id: string;
  /** Masked: the last two digits. */
  phoneNumber: string;
  /** As the carrier told, such as mobile or landline. Null: not known. */
  lineType: string | null;
  /** False: a person dials this number, and `whyNotAutomatic` says why. */
  automaticCalls: boolean;
  whyNotAutomatic: string | null;
  plan: ContactPlanDto;
  whoMayPickUp: string | null;
  nameToUse: string | null;
  /** Grows with each change of the plan. */
  version: number;
  /** Others of a household are reached on it too: then no texts, no messages. */
  isShared: boolean;
}

/** A record that turned out to be of the same person. */
export class MergedPersonDto {
  mergeId: string;
  personId: string;
  at: string;
}

export class PersonDto {
  id: string;
  /** Null when no name was given. */
  initials: string | null;
  /** Masked: the last two digits. Null when they have none. */
  phoneNumber: string | null;
  /** False: a person dials this number, and `whyNotAutomatic` says why. */
  automaticCalls: boolean;
  whyNotAutomatic: string | null;
  language: string;
  timeZone: string | null;
  state: string | null;
  /** All that they ever gave. */
  zips: string[];
  /** What does not fit together in where they may be: 'The ZIP 33101 is of Florida, their number is of Georgia: ...' */
  placeDoubts: string[];
  /** `revoked` also when the number is suppressed: then nothing but a person lifts it. */
  @ApiProperty({ enum: consentStates })
  callConsent: ConsentState;
  @ApiProperty({ enum: consentStates })
  smsConsent: ConsentState;
  /** Newest first. */
  numbers: NumberDto[];
  /** '1987', '1987-05' or '1987-05-14': as much as is known. */
  birthDate: string | null;
  /** They may be under 18: no texts, no messages. */
  mayBeMinor: boolean;
  /** Records that were merged into this one; each can be undone. */
  merged: MergedPersonDto[];
  createdAt: string;
}

export class RevealNumberDto {
  /** Why the full number is needed; kept in the audit. */
  @IsString({ message: 'reason is missing: say why you need the full number' })
  @Length(1, 500, { message: 'reason needs 1 to 500 characters' })
  @Matches(/\S/, { message: 'reason is empty: say why you need the full number' })
  reason: string;
}

export class RevealedNumberDto {
  /** E.164, such as +12025550147. */
  phoneNumber: string;
  extension: string | null;
}
