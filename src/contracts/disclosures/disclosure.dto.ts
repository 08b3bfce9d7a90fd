import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize, IsArray, IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { channelsByHand, type ChannelByHand } from '../../core/disclosures/channels.js';
import { legalBasisKinds, type LegalBasisKind } from '../../core/disclosures/disclosure-facts.js';
import { consentableFields, type FieldGroup } from '../../core/disclosures/field-groups.js';
import { purposes, recipientKinds, type Purpose, type RecipientKind } from '../../core/disclosures/recipients.js';

const sayRecipient = 'recipient needs 1 to 200 characters: the name of whoever is told, as the consent names them';
const sayKind = `recipientKind is one of ${recipientKinds.join(', ')}`;
const sayPurpose = `purpose is one of ${purposes.join(', ')}`;
const sayFields = `fields lists at least one of: ${consentableFields.join(', ')}`;

/** Something is about to be told by phone or handed over on paper. */
export class DiscloseByHandDto {
  @IsString({ message: sayRecipient })
  @Length(1, 200, { message: sayRecipient })
  @Matches(/\S/, { message: sayRecipient })
  recipient: string;

  @IsIn(recipientKinds, { message: sayKind })
  @ApiProperty({ enum: recipientKinds })
  recipientKind: RecipientKind;

  @IsIn(purposes, { message: sayPurpose })
  @ApiProperty({ enum: purposes })
  purpose: Purpose;

  @IsArray({ message: sayFields })
  @ArrayMinSize(1, { message: sayFields })
  @IsIn(consentableFields, { each: true, message: sayFields })
  @ApiProperty({ enum: consentableFields, isArray: true })
  fields: FieldGroup[];

  @IsIn(channelsByHand, { message: `channel is one of ${channelsByHand.join(', ')}` })
  @ApiProperty({ enum: channelsByHand })
  channel: ChannelByHand;

  /** On what it rests; left out: on their consent. */
  @IsOptional()
  @IsIn(legalBasisKinds, { message: `basis is one of ${legalBasisKinds.join(', ')}` })
  @ApiProperty({ enum: legalBasisKinds, required: false })
  basis?: LegalBasisKind;

  @IsOptional()
  @IsUUID(undefined, { message: 'intakeId is the id of an intake' })
  intakeId?: string;

  /** Of a service organization: its key in the vendor registry. */
  @IsOptional()
  @IsString({ message: 'vendor is a key of the vendor registry' })
  @MaxLength(40, { message: 'vendor is a key of the vendor registry' })
  vendor?: string;

  /** Of a court order: the legal request under which it is recorded. */
  @IsOptional()
  @IsUUID(undefined, { message: 'legalRequestId is the id of a legal request' })
  legalRequestId?: string;

  /** By which others approved exactly this. */
  @IsOptional()
  @IsUUID(undefined, { message: 'approvalId is the id of an approval' })
  approvalId?: string;

  /** Of an emergency: the name of the medical person who is told. */
  @IsOptional()
  @IsString({ message: 'medicalPerson is a name' })
  @MaxLength(200, { message: 'medicalPerson has at most 200 characters' })
  medicalPerson?: string;

  /** Of an emergency: where they work. */
  @IsOptional()
  @IsString({ message: 'affiliation is where they work' })
  @MaxLength(200, { message: 'affiliation has at most 200 characters' })
  affiliation?: string;

  /** Of an emergency: what it is. */
  @IsOptional()
  @IsString({ message: 'nature says what the emergency is' })
  @MaxLength(500, { message: 'nature has at most 500 characters' })
  nature?: string;
}

export class DisclosedByHandDto {
  disclosureId: string;
  /** What may be told: nothing else. */
  fields: string[];
  /** What was wanted and may not be told. */
  withheld: string[];
  /** Read it to them, or hand it over: it belongs to what they are told (42 CFR 2.32). */
  notice: string;
  /** The same: on what this rests. */
  scopeText: string;
}

export class DisclosureDto {
  id: string;
  /** `blocked`: nothing left; `because` says why. */
  @ApiProperty({ enum: ['made', 'blocked'] })
  outcome: 'made' | 'blocked';
  at: string;
  /** Who told it; null: the program. */
  by: string | null;
  recipient: string;
  recipientKind: string;
  /** Who carried it; null: nobody between. */
  vendor: string | null;
  purpose: string;
  channel: string;
  wanted: string[];
  /** What was told. */
  fields: string[];
  basis: string;
  consentId: string | null;
  scopeText: string | null;
  noticeVersion: string | null;
  payloadHash: string | null;
  reason: string | null;
  because: string | null;
  rule: string | null;
  /** What became of it on its way: null when it was handed over, or when nobody knows. */
  @ApiProperty({ enum: ['sent', 'failed'], nullable: true, type: String })
  result: 'sent' | 'failed' | null;
}

export class DisclosuresDto {
  /** Newest first, at most 500; with all that was stopped. */
  disclosures: DisclosureDto[];
}

/** Who is handed the evidence of a consent; all three left out: the person themselves. */
export class HandOutEvidenceDto {
  /** By which others approved exactly this. */
  @IsOptional()
  @IsUUID(undefined, { message: 'approvalId is the id of an approval' })
  approvalId?: string;

  @IsOptional()
  @IsString({ message: sayRecipient })
  @Length(1, 200, { message: sayRecipient })
  @Matches(/\S/, { message: sayRecipient })
  recipient?: string;

  @IsOptional()
  @IsIn(recipientKinds, { message: sayKind })
  @ApiProperty({ enum: recipientKinds, required: false })
  recipientKind: RecipientKind = 'other';

  @IsOptional()
  @IsIn(purposes, { message: sayPurpose })
  @ApiProperty({ enum: purposes, required: false })
  purpose: Purpose = 'other';
}
