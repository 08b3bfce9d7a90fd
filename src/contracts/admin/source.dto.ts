import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
} from 'class-validator';
import { MaxLength, Min, ValidateIf } from 'class-validator';
import {
  limitableFields,
  sourceKinds,
  sourceTrusts,
  type LimitableField,
  type SourceKind,
  type SourceTrust,
} from '../../core/sources/source-rules.js';
import { routeCode } from './route.dto.js';

const nameMessage = 'Enter a name of at most 200 characters.';
const given = (_: unknown, value: unknown) => value !== undefined;
const wanted = (_: unknown, value: unknown) => value !== undefined && value !== null;
// A page is never plain http but on a developer's own machine.
const origin = /^(?:https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|http:\/\/localhost)(?::\d{1,5})?$/;

export class CreateSourceDto {
  @IsString()
  @Length(1, 200, { message: nameMessage })
  @Matches(/\S/, { message: nameMessage })
  readonly name: string;

  /** Where its leads go; the first site when left out. */
  @IsOptional()
  @IsUUID(undefined, { message: 'siteId is the id of a site.' })
  readonly siteId?: string;

  /** A partner begins with caps, and its word on consent needs evidence. A website when left out. */
  @ValidateIf(given)
  @IsIn(sourceKinds, { message: 'kind is website or partner.' })
  @ApiProperty({ enum: sourceKinds, required: false })
  readonly kind?: SourceKind;
}

/** What is left out stays. */
export class ChangeSourceDto {
  @ValidateIf(given)
  @IsString()
  @Length(1, 200, { message: nameMessage })
  @Matches(/\S/, { message: nameMessage })
  readonly name?: string;

  @ValidateIf(given)
  @IsIn(sourceKinds, { message: 'kind is website or partner.' })
  @ApiProperty({ enum: sourceKinds, required: false })
  readonly kind?: SourceKind;

  /** own: its word on consent counts; partner: with wording, page and time; untrusted: never. */
  @ValidateIf(given)
  @IsIn(sourceTrusts, { message: 'trust is own, partner or untrusted.' })
  @ApiProperty({ enum: sourceTrusts, required: false })
  readonly trust?: SourceTrust;

  /** Pages that may post from a browser and show the form in a frame. */
  @ValidateIf(given)
  @IsArray({ message: 'allowedOrigins is a list.' })
  @ArrayUnique({ message: 'Name each origin once.' })
  @ArrayMaxSize(50, { message: 'Name at most 50 origins.' })
  @Matches(origin, { each: true, message: 'Write each origin as https://www.example.org, in small letters, without a path.' })
  readonly allowedOrigins?: string[];

  /** Fields of a lead that count beside phone and consent; others are left unread. Null: all count. */
  @ValidateIf(wanted)
  @IsArray({ message: 'fields is a list, or null for all.' })
  @ArrayUnique({ message: 'Name each field once.' })
  @IsIn(limitableFields, { each: true, message: `Choose from ${limitableFields.join(', ')}.` })
  @ApiProperty({ enum: limitableFields, isArray: true, nullable: true, required: false })
  readonly fields?: LimitableField[] | null;

  /** Leads per minute that one process takes; null: as many as come. */
  @ValidateIf(wanted)
  @IsInt({ message: 'perMinute is a whole number, or null.' })
  @Min(1, { message: 'perMinute is at least 1; to stop a source, disable it.' })
  @Max(10_000, { message: 'perMinute is at most 10,000.' })
  @ApiProperty({ type: Number, nullable: true, required: false })
  readonly perMinute?: number | null;

  /** Leads within any 24 hours; null: as many as come. */
  @ValidateIf(wanted)
  @IsInt({ message: 'perDay is a whole number, or null.' })
  @Min(1, { message: 'perDay is at least 1; to stop a source, disable it.' })
  @Max(1_000_000, { message: 'perDay is at most 1,000,000.' })
  @ApiProperty({ type: Number, nullable: true, required: false })
  readonly perDay?: number | null;

  /** Of leads that name no programme. */
  @ValidateIf(wanted)
  @Matches(routeCode, { message: 'Use lower-case letters, digits and hyphens, at most 40, such as young-adults.' })
  @ApiProperty({ type: String, nullable: true, required: false })
  readonly programme?: string | null;

  /** Of leads that name no language. */
  @ValidateIf(wanted)
  @Matches(/^[a-z]{2}$/, { message: 'Choose a language by its two letters, such as en.' })
  @ApiProperty({ type: String, nullable: true, required: false })
  readonly language?: string | null;
}

export class CreatedSourceDto {
  readonly id: string;
  readonly name: string;
  readonly siteId: string;
  /** Shown this once: we keep only its hash. */
  readonly key: string;
}

export class SourceDto {
  readonly id: string;
  readonly name: string;
  readonly siteId: string;
  @ApiProperty({ enum: sourceKinds })
  readonly kind: SourceKind;
  @ApiProperty({ enum: sourceTrusts })
  readonly trust: SourceTrust;
  readonly createdAt: string;
  readonly disabledAt: string | null;
}

export class SourcesDto {
  readonly sources: SourceDto[];
}

export class NewSourceKeyDto {
  /** When the keys that work now stop working; a week from now when left out. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly othersEndAt?: string;
}

export class CreatedSourceKeyDto {
  readonly id: string;
  /** Shown this once: we keep only its hash. */
  readonly key: string;
  readonly othersEndAt: string;
}

export class SourceKeyDto {
  readonly id: string;
  /** How it begins; null for a key from before we kept that. */
  @ApiProperty({ type: String, nullable: true })
  readonly prefix: string | null;
  readonly createdAt: string;
  /** To the minute. */
  @ApiProperty({ type: String, nullable: true })
  readonly lastUsedAt: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly endsAt: string | null;
}

/** Of the last 90 days. */
export class SourceStandingDto {
  readonly leads: number;
  /** Posts that became no lead: over a cap, or with fields that cannot be used. */
  readonly refused: number;
  /** Leads with a yes that nothing shows: it counted as no consent. */
  readonly unprovenConsent: number;
  /** Leads that carried the number of a canary. */
  readonly canaries: number;
  /** Leads whose person talked with a counsellor. */
  readonly reached: number;
  /** 0 to 100; null: nothing came. */
  @ApiProperty({ type: Number, nullable: true })
  readonly score: number | null;
}

export class SourceDetailDto extends SourceDto {
  readonly allowedOrigins: string[];
  @ApiProperty({ enum: limitableFields, isArray: true, nullable: true })
  readonly fields: LimitableField[] | null;
  @ApiProperty({ type: Number, nullable: true })
  readonly perMinute: number | null;
  @ApiProperty({ type: Number, nullable: true })
  readonly perDay: number | null;
  @ApiProperty({ type: String, nullable: true })
  readonly programme: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly language: string | null;
  readonly keys: SourceKeyDto[];
  readonly standing: SourceStandingDto;
}
