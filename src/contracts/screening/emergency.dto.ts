import { IsOptional, IsString, MaxLength } from 'class-validator';

export class CloseEmergencyDto {
  /** The medical person who was told. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly recipientName?: string;

  /** Where that person works, such as an ambulance service or a hospital. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly recipientAffiliation?: string;

  /** Who told them. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly discloserName?: string;

  /** With its offset, such as 2026-11-24T18:00:00-05:00. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly disclosedAt?: string;

  /** What kind of emergency it was. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  readonly nature?: string;

  /** Instead of all others, when nobody was told anything about the person. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly nothingDisclosedBecause?: string;
}

export class EmergencyDto {
  readonly id: string;
  readonly flagId: string;
  readonly intakeId: string;
  readonly openedAt: string;
  readonly recipientName: string | null;
  readonly recipientAffiliation: string | null;
  readonly discloserName: string | null;
  readonly disclosedAt: string | null;
  readonly nature: string | null;
  readonly nothingDisclosedBecause: string | null;
  /** Null: not complete yet. */
  readonly closedAt: string | null;
  readonly reviewDueAt: string;
}

export class EmergenciesDto {
  /** Not reviewed yet, those that are due first; at most 200. */
  readonly records: EmergencyDto[];
}
