import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBase64,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';

// Nobody's deductible is above this, and a column holds it.
const mostCents = 1_000_000_000;
const cents = { message: 'Money is whole cents, such as 2500 for $25.00; leave it out when nothing was said.' };
const points = { message: 'coinsuranceBasisPoints is 0 to 10000, such as 2000 for 20 %.' };
const yesNo = { message: 'Say true or false, or leave it out when nothing was said.' };
const day = { message: 'Write a day such as 2026-01-01.' };
const limit = { message: 'Each limit is a text of 1 to 300 characters, at most 20 of them.' };
const who = { message: 'saidBy is missing: who of the insurer said it.' };
const reference = { message: 'referenceNumber is missing: ask for the number under which they wrote the call down.' };
const documentTypes = ['application/pdf', 'image/png', 'image/jpeg', 'text/plain'] as const;

/** What an insurer says of a plan; what is left out was not said. */
export class BenefitFactsDto {
  @IsOptional()
  @IsBoolean(yesNo)
  active?: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  planName?: string;

  @ApiProperty({ type: 'integer', required: false })
  @IsOptional()
  @IsInt(cents)
  @Min(0, cents)
  @Max(mostCents, cents)
  copayCents?: number;

  /** 100 are one percent. */
  @ApiProperty({ type: 'integer', required: false })
  @IsOptional()
  @IsInt(points)
  @Min(0, points)
  @Max(10_000, points)
  coinsuranceBasisPoints?: number;

  @ApiProperty({ type: 'integer', required: false })
  @IsOptional()
  @IsInt(cents)
  @Min(0, cents)
  @Max(mostCents, cents)
  deductibleCents?: number;

  @ApiProperty({ type: 'integer', required: false })
  @IsOptional()
  @IsInt(cents)
  @Min(0, cents)
  @Max(mostCents, cents)
  deductibleLeftCents?: number;

  @ApiProperty({ type: 'integer', required: false })
  @IsOptional()
  @IsInt(cents)
  @Min(0, cents)
  @Max(mostCents, cents)
  outOfPocketCents?: number;

  @ApiProperty({ type: 'integer', required: false })
  @IsOptional()
  @IsInt(cents)
  @Min(0, cents)
  @Max(mostCents, cents)
  outOfPocketLeftCents?: number;

  @IsOptional()
  @IsBoolean(yesNo)
  priorAuthorization?: boolean;

  @IsOptional()
  @IsBoolean(yesNo)
  inNetwork?: boolean;

  @IsOptional()
  @IsArray(limit)
  @ArrayMaxSize(20, limit)
  @IsString({ each: true, ...limit })
  @Length(1, 300, { each: true, ...limit })
  limits?: string[];

  @IsOptional()
  @IsString(day)
  @Matches(/^\d{4}-\d\d-\d\d$/, day)
  planBegins?: string;

  @IsOptional()
  @IsString(day)
  @Matches(/^\d{4}-\d\d-\d\d$/, day)
  planEnds?: string;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;
}

/** What was said on the phone. */
export class PhoneAnswerDto extends BenefitFactsDto {
  @IsString(who)
  @Length(1, 100, who)
  @Matches(/\S/, who)
  saidBy: string;

  @IsString(reference)
  @Length(1, 100, reference)
  @Matches(/\S/, reference)
  referenceNumber: string;
}

/** What a service outside found out, with its paper. */
export class OutsideAnswerDto extends BenefitFactsDto {
  /** Of the service. */
  @IsString({ message: 'saidBy is missing: which service asked.' })
  @Length(1, 100, { message: 'saidBy is missing: which service asked.' })
  saidBy: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  referenceNumber?: string;

  @ApiProperty({ enum: documentTypes, required: false })
  @ValidateIf(({ document }: OutsideAnswerDto) => document !== undefined)
  @IsIn(documentTypes, { message: `documentType is one of: ${documentTypes.join(', ')}.` })
  documentType?: (typeof documentTypes)[number];

  /** The paper itself as base64; kept sealed. */
  @IsOptional()
  @IsString()
  @MaxLength(1_500_000, { message: 'The paper is too large: at most 1 MB.' })
  @IsBase64(undefined, { message: 'document is base64.' })
  document?: string;
}
