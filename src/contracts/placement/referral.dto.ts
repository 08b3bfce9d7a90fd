import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import {
  placeKinds,
  referralReasons,
  referralStates,
  type PlaceKind,
  type ReferralReason,
  type ReferralState,
} from '../../core/placement/referral-rules.js';

const nameMessage = 'Enter a name of at most 200 characters.';
const phoneMessage = 'Enter one phone number with its area code.';
const areaMessage = 'Say which area it serves, in at most 200 characters.';
const kindMessage = `kind must be one of: ${placeKinds.join(', ')}`;
const dateMessage = 'checkedOn must be a date such as 2026-11-25.';
const date = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

class PlaceDetailsDto {
  @IsOptional()
  @IsString({ message: phoneMessage })
  @MaxLength(40, { message: phoneMessage })
  readonly phoneNumber?: string;

  @IsOptional()
  @IsUrl({ protocols: ['https'], require_protocol: true }, { message: 'webAddress must begin with https://.' })
  @MaxLength(300)
  readonly webAddress?: string;

  @IsOptional()
  @IsArray({ message: 'languages is a list.' })
  @ArrayUnique()
  @ArrayMaxSize(20)
  @Matches(/^[a-z]{2}$/, { each: true, message: 'Name languages by their two letters, such as en.' })
  readonly languages?: string[];

  /** When somebody last made sure that this is so. */
  @IsOptional()
  @Matches(date, { message: dateMessage })
  readonly checkedOn?: string;
}

export class AddReferralPlaceDto extends PlaceDetailsDto {
  @IsString({ message: nameMessage })
  @Length(1, 200, { message: nameMessage })
  @Matches(/\S/, { message: nameMessage })
  readonly name: string;

  @IsIn(placeKinds, { message: kindMessage })
  @ApiProperty({ enum: placeKinds })
  readonly kind: PlaceKind;

  @IsString({ message: areaMessage })
  @Length(1, 200, { message: areaMessage })
  @Matches(/\S/, { message: areaMessage })
  readonly area: string;
}

/** What is left out stays. */
export class ChangeReferralPlaceDto extends PlaceDetailsDto {
  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  readonly active?: boolean;
}

export class ListReferralPlacesDto {
  /** Those that speak it: two letters. */
  @IsOptional()
  @Matches(/^[a-z]{2}$/, { message: 'Name the language by its two letters, such as en.' })
  readonly language?: string;
}

export class ReferralPlaceDto {
  readonly id: string;
  readonly name: string;
  @ApiProperty({ enum: placeKinds })
  readonly kind: PlaceKind;
  readonly phoneNumber: string | null;
  readonly webAddress: string | null;
  readonly area: string;
  readonly languages: string[];
  /** Null: nobody has checked it yet. */
  readonly checkedOn: string | null;
  readonly active: boolean;
}

export class ReferralPlacesDto {
  /** Public ones first, then by name: nothing else moves one ahead. */
  readonly places: ReferralPlaceDto[];
}

export class OfferReferralDto {
  @IsUUID(undefined, { message: 'intakeId is missing: who is referred?' })
  readonly intakeId: string;

  @IsIn(referralReasons, { message: `reason must be one of: ${referralReasons.join(', ')}` })
  @ApiProperty({ enum: referralReasons })
  readonly reason: ReferralReason;

  /** At least three, of which at least one is public. */
  @IsArray({ message: 'placeIds is a list of places.' })
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true, message: 'placeIds are ids of places.' })
  readonly placeIds: string[];
}

export class ChoosePlaceDto {
  /** What the caller chose, of what they were offered; null: none of them. */
  @ValidateIf((_, value) => value !== null)
  @IsUUID(undefined, { message: 'placeId must be one of the offered places, or null for none.' })
  @ApiProperty({ type: String, nullable: true })
  readonly placeId: string | null;
}

export const handOverSteps = ['warm-hand-over', 'dropped', 'accepted', 'arrived', 'lost'] as const;
export type HandOverStep = (typeof handOverSteps)[number];

export class ReferralStepDto {
  @IsIn(handOverSteps, { message: `step must be one of: ${handOverSteps.join(', ')}` })
  @ApiProperty({ enum: handOverSteps })
  readonly step: HandOverStep;

  /** With `accepted`: who said that they have them. */
  @ValidateIf(({ step }: ReferralStepDto) => step === 'accepted')
  @IsString({ message: 'Say who there took them over.' })
  @Length(1, 200, { message: 'Say who there took them over.' })
  @Matches(/\S/, { message: 'Say who there took them over.' })
  readonly receiver?: string;

  /** With `lost`: why. */
  @ValidateIf(({ step }: ReferralStepDto) => step === 'lost')
  @IsString({ message: 'Say in a few words why.' })
  @Length(1, 500, { message: 'Say in a few words why.' })
  @Matches(/\S/, { message: 'Say in a few words why.' })
  readonly reason?: string;
}

export class OfferedPlaceDto {
  readonly placeId: string;
  readonly name: string;
  @ApiProperty({ enum: placeKinds })
  readonly kind: PlaceKind;
}

export class ReferralDto {
  readonly id: string;
  readonly intakeId: string;
  readonly personId: string;
  @ApiProperty({ enum: referralReasons })
  readonly reason: ReferralReason;
  readonly options: OfferedPlaceDto[];
  @ApiProperty({ enum: referralStates })
  readonly state: ReferralState;
  readonly chosenPlaceId: string | null;
  readonly receiver: string | null;
  readonly lostReason: string | null;
  readonly offeredAt: string;
  readonly droppedAt: string | null;
  readonly acceptedAt: string | null;
  /** When they are asked how it went; null before they chose. */
  readonly followUpDueAt: string | null;
  readonly followUpOutcome: string | null;
  readonly followUpCallbackId: string | null;
}

export class ListReferralsDto {
  @IsUUID(undefined, { message: 'intakeId is missing: whose referrals?' })
  readonly intakeId: string;
}

export class ReferralsDto {
  readonly referrals: ReferralDto[];
}
