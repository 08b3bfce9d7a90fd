import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, IsString, Length, Matches } from 'class-validator';
import { consentKinds, type ConsentKind } from '../../core/consent/consent-event.js';

const sayWhy = 'reason needs 1 to 500 characters: why nobody may agree to it any more';

export class PublishConsentTextDto {
  /** Such as "2026-11"; one version may have a text for each kind and language. */
  @IsString({ message: 'version is missing: name it, such as "2026-11"' })
  @Matches(/^[\w.-]{1,100}$/, { message: 'version needs 1 to 100 letters, digits, dots, dashes or underscores' })
  version: string;

  @IsIn(consentKinds, { message: `kind is one of ${consentKinds.join(', ')}` })
  @ApiProperty({ enum: consentKinds })
  kind: ConsentKind;

  /** ISO 639-1, such as "en". */
  @IsString({ message: 'language is missing, such as "en"' })
  @Matches(/^[a-z]{2}$/, { message: 'language needs two letters, such as "en"' })
  language: string;

  /** The words exactly as they are shown, plain or HTML: their hash is of these bytes. */
  @IsString({ message: 'body is missing: the words that are shown' })
  @Length(1, 50_000, { message: 'body needs 1 to 50,000 characters' })
  @Matches(/\S/, { message: 'body is empty' })
  body: string;

  /** Of a Part 2 consent: the passage of the body that is each element of 42 CFR 2.31(a). */
  @IsOptional()
  @IsObject({ message: 'elements names passages of the body, such as {"purpose": "..."}' })
  @ApiProperty({ type: Object, required: false })
  elements?: Record<string, string>;
}

export class RetireConsentTextDto {
  /** Kept in the audit. */
  @IsString({ message: sayWhy })
  @Length(1, 500, { message: sayWhy })
  @Matches(/\S/, { message: sayWhy })
  reason: string;
}

export class ConsentTextDto {
  id: string;
  version: string;
  @ApiProperty({ enum: consentKinds })
  kind: ConsentKind;
  language: string;
  body: string;
  /** SHA-256 of the body's bytes in UTF-8, as hex. */
  sha256: string;
  publishedAt: string;
  /** Null while it may be agreed to. */
  retiredAt: string | null;
}

export class ConsentTextsDto {
  texts: ConsentTextDto[];
}
