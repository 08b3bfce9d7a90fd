import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMinSize, IsArray, IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { purposes, recipientKinds, type Purpose, type RecipientKind } from '../../core/disclosures/recipients.js';
import { fhirFields } from '../../core/fhir/bundle.js';

type FhirField = (typeof fhirFields)[number];
const sayRecipient = 'recipient needs 1 to 200 characters: the name of whoever gets it, as the consent names them';
const sayFields = `fields lists, with commas between, at least one of: ${fhirFields.join(', ')}`;

export class ReadRecordDto {
  /** Who asked for it and why: kept in the audit and printed on it. */
  @IsString()
  @Length(1, 500)
  reason: string;

  @IsOptional()
  @IsIn(['json', 'pdf', 'fhir'])
  format: 'json' | 'pdf' | 'fhir' = 'json';

  /** Who gets it; left out: the person themselves. Anybody else gets what their written consent lets out (`format=fhir` only). */
  @IsOptional()
  @IsString({ message: sayRecipient })
  @Length(1, 200, { message: sayRecipient })
  @Matches(/\S/, { message: sayRecipient })
  recipient?: string;

  @IsOptional()
  @IsIn(recipientKinds, { message: `recipientKind is one of ${recipientKinds.join(', ')}` })
  @ApiProperty({ enum: recipientKinds, required: false })
  recipientKind: RecipientKind = 'other';

  @IsOptional()
  @IsIn(purposes, { message: `purpose is one of ${purposes.join(', ')}` })
  @ApiProperty({ enum: purposes, required: false })
  purpose: Purpose = 'other';

  /** What may stand in it, with commas between; left out: everything, which goes to the person themselves only. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray({ message: sayFields })
  @ArrayMinSize(1, { message: sayFields })
  @IsIn(fhirFields, { each: true, message: sayFields })
  @ApiProperty({ enum: fhirFields, isArray: true, required: false })
  fields?: FhirField[];

  /** Of what a court ordered: the legal request under which the order is recorded; it goes to that court (`format=fhir` only). */
  @IsOptional()
  @IsUUID(undefined, { message: 'legalRequestId is the id of a legal request' })
  legalRequestId?: string;

  /** By which others approved exactly this. */
  @IsOptional()
  @IsUUID(undefined, { message: 'approvalId is the id of an approval' })
  approvalId?: string;
}

export class RecordExportDto {
  /** Stands in the audit, and on each page. */
  id: string;
  personId: string;
  at: string;
  byUserId: string;
  byName: string;
  reason: string;
  /** By which others approved it; null: it needed nobody else. */
  approvalId: string | null;
  /** Goes with it wherever it goes (42 CFR 2.32). */
  notice: string;
  /** On what this disclosure rests. */
  scope: string;
}

export class RecordSectionDto {
  name: string;
  title: string;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  rows: Record<string, unknown>[];
}

export class PersonRecordDto {
  export: RecordExportDto;
  sections: RecordSectionDto[];
  /** Everybody of us who stands in it by an id. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  staff: Record<string, string>;
  /** What is deliberately not in it, and why. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  leftOut: Record<string, string>;
}
