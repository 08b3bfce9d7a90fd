import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize, IsArray, IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { consentableFields, type FieldGroup } from '../../core/disclosures/field-groups.js';
import {
  legalRequestKinds,
  legalRequestOutcomes,
  type LegalRequestKind,
  type LegalRequestOutcome,
} from '../../core/legal/legal-request.js';

const sayKind = `kind is one of ${legalRequestKinds.join(', ')}`;
const saySender = 'sender needs 1 to 200 characters: the court, or who sent it';
const sayRef = 'documentRef needs 1 to 200 characters: where the paper is kept';
const sayFields = `fields lists at least one of: ${consentableFields.join(', ')}`;
const sayOutcome = `outcome is one of ${legalRequestOutcomes.join(', ')}`;
const sayNote = 'note needs 1 to 500 characters: what was done, without names';

/** A demand of the law came in. It confirms nothing to whoever sent it. */
export class LogLegalRequestDto {
  @IsIn(legalRequestKinds, { message: sayKind })
  @ApiProperty({ enum: legalRequestKinds })
  kind: LegalRequestKind;

  /** The court, or who sent it. */
  @IsString({ message: saySender })
  @Length(1, 200, { message: saySender })
  @Matches(/\S/, { message: saySender })
  sender: string;

  /** When it came in; left out: now. */
  @IsOptional()
  @IsString({ message: 'receivedAt is an instant, such as 2026-11-30T15:00:00Z' })
  receivedAt?: string;

  /** The day by which it has to be answered. */
  @IsOptional()
  @IsString({ message: 'responseDue is a date, such as 2026-12-14' })
  responseDue?: string;

  /** Whose record it is about; left out: nobody whom we know. */
  @IsOptional()
  @IsUUID(undefined, { message: 'personId is the id of a person' })
  personId?: string;

  @IsString({ message: sayRef })
  @Length(1, 200, { message: sayRef })
  @Matches(/\S/, { message: sayRef })
  documentRef: string;
}

/** A court ordered it under 42 CFR part 2 subpart E. */
export class RecordCourtOrderDto {
  @IsString({ message: sayRef })
  @Length(1, 200, { message: sayRef })
  @Matches(/\S/, { message: sayRef })
  documentRef: string;

  /** What the order lets out: nothing else will go. */
  @IsArray({ message: sayFields })
  @ArrayMinSize(1, { message: sayFields })
  @IsIn(consentableFields, { each: true, message: sayFields })
  @ApiProperty({ enum: consentableFields, isArray: true })
  fields: FieldGroup[];
}

export class CloseLegalRequestDto {
  @IsIn(legalRequestOutcomes, { message: sayOutcome })
  @ApiProperty({ enum: legalRequestOutcomes })
  outcome: LegalRequestOutcome;

  @IsString({ message: sayNote })
  @Length(1, 500, { message: sayNote })
  @Matches(/\S/, { message: sayNote })
  note: string;
}

export class LegalRequestDto {
  id: string;
  @ApiProperty({ enum: legalRequestKinds })
  kind: LegalRequestKind;
  sender: string;
  receivedAt: string;
  /** yyyy-mm-dd. */
  responseDue: string | null;
  personId: string | null;
  documentRef: string;
  /** An order of a court is on record: without one nothing goes out. */
  courtOrder: boolean;
  orderRef: string | null;
  /** What the order lets out. */
  orderFields: string[];
  loggedBy: string;
  loggedAt: string;
  /** Null: it is open, and keeps the record from being erased. */
  closedAt: string | null;
  @ApiProperty({ enum: legalRequestOutcomes, nullable: true, type: String })
  outcome: LegalRequestOutcome | null;
  closedNote: string | null;
}

export class LegalRequestsDto {
  /** Open ones first, by the day on which they have to be answered; at most 200. */
  requests: LegalRequestDto[];
}
