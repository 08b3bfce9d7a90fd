import { ApiProperty } from '@nestjs/swagger';
import { IsArray, IsBoolean, IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { consentableFields, type FieldGroup } from '../../core/disclosures/field-groups.js';
import { purposes, type Purpose } from '../../core/disclosures/recipients.js';

const sayReason = 'reason needs 1 to 500 characters: who asked for it, when and how';

/** The patient asked that something is not told (42 CFR 2.26). */
export class SetRestrictionDto {
  /** What is not told; empty: nothing is. */
  @IsArray({ message: 'fields is a list of groups; an empty one means everything' })
  @IsIn(consentableFields, { each: true, message: `fields is a list of: ${consentableFields.join(', ')}` })
  @ApiProperty({ enum: consentableFields, isArray: true })
  fields: FieldGroup[];

  /** Who is not told, by name; left out: nobody is. */
  @IsOptional()
  @IsString({ message: 'recipient is the name of whoever is not told' })
  @Length(1, 200, { message: 'recipient needs 1 to 200 characters' })
  @Matches(/\S/, { message: 'recipient needs 1 to 200 characters' })
  recipient?: string;

  /** For which purposes; empty: whatever it is for. */
  @IsArray({ message: 'purposes is a list; an empty one means every purpose' })
  @IsIn(purposes, { each: true, message: `purposes is a list of: ${purposes.join(', ')}` })
  @ApiProperty({ enum: purposes, isArray: true })
  purposes: Purpose[];

  /** Whether we agreed. What we did not agree to is kept, and binds nobody. */
  @IsBoolean({ message: 'agreed is true or false' })
  agreed: boolean;

  @IsString({ message: sayReason })
  @Length(1, 500, { message: sayReason })
  @Matches(/\S/, { message: sayReason })
  reason: string;
}

export class LiftRestrictionDto {
  @IsString({ message: sayReason })
  @Length(1, 500, { message: sayReason })
  @Matches(/\S/, { message: sayReason })
  reason: string;
}

export class RestrictionDto {
  id: string;
  fields: string[];
  recipient: string | null;
  purposes: string[];
  agreed: boolean;
  reason: string;
  setAt: string;
  /** Null: it is in force, if it was agreed to. */
  liftedAt: string | null;
  liftedReason: string | null;
}

export class RestrictionsDto {
  /** Newest first. */
  restrictions: RestrictionDto[];
}
