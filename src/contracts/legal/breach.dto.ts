import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { breachNoticeKinds, type BreachNoticeKind } from '../../core/breaches/breach-duties.js';
import { usStates } from '../../core/contact/places/area-codes.js';

const date = /^\d{4}-\d{2}-\d{2}$/;
const sayDate = (field: string) => ({ message: `${field} is a date, such as 2026-11-30` });
const sayWhat = 'what needs 1 to 2000 characters: what happened, without names';
const sayRef = 'documentRef needs 1 to 200 characters: where the copy is kept';
const sayState = 'state is a state of the USA, such as FL';
const sayPeople = 'people is how many of them live there, at least 1';
const Factor =
  (field: string): PropertyDecorator =>
  (target, property) => {
    IsOptional()(target, property);
    IsString({ message: `${field} is text` })(target, property);
    MaxLength(2000, { message: `${field} has at most 2000 characters` })(target, property);
  };

export class OpenBreachDto {
  /** What happened, without names. */
  @IsString({ message: sayWhat })
  @Length(1, 2000, { message: sayWhat })
  @Matches(/\S/, { message: sayWhat })
  what: string;

  /** The first day on which it was known, or should have been: everything counts from there. */
  @Matches(date, sayDate('discoveredOn'))
  discoveredOn: string;
}

/** It was known, or should have been, before the day that stands in the case. */
export class DiscoveredEarlierDto {
  @Matches(date, sayDate('discoveredOn'))
  discoveredOn: string;
}

/** The four factors of 45 CFR 164.402(2). Until all of them are there and come to a low probability, it counts as a breach. */
export class AssessBreachDto {
  /** What kind of information it is, and whether people can be told from it. */
  @Factor('information')
  information?: string;

  /** Who used it, or to whom it went. */
  @Factor('recipient')
  recipient?: string;

  /** Whether it was really taken or looked at. */
  @Factor('acquired')
  acquired?: string;

  /** How far the risk was lessened since. */
  @Factor('mitigation')
  mitigation?: string;

  @IsBoolean({ message: 'lowProbability is true or false' })
  lowProbability: boolean;
}

export class AffectedStateDto {
  @IsIn(usStates, { message: sayState })
  state: string;

  @IsInt({ message: sayPeople })
  @Min(1, { message: sayPeople })
  @Max(100_000_000, { message: sayPeople })
  people: number;
}

/** Whom it is about, as far as it is known now. */
export class SetAffectedDto {
  /** How many live where. */
  @IsArray({ message: 'states is a list' })
  @ArrayMaxSize(60, { message: 'states names each state once' })
  @ValidateNested({ each: true })
  @Type(() => AffectedStateDto)
  states: AffectedStateDto[];

  /** Those of them whom we know, to be added. */
  @IsOptional()
  @IsArray({ message: 'personIds is a list of ids of persons' })
  @ArrayMinSize(1, { message: 'personIds lists at least one person' })
  @ArrayMaxSize(1000, { message: 'personIds lists at most 1000 persons at once' })
  @IsUUID(undefined, { each: true, message: 'personIds is a list of ids of persons' })
  personIds?: string[];
}

export class RecordBreachNoticeDto {
  @IsIn(breachNoticeKinds, { message: `kind is one of ${breachNoticeKinds.join(', ')}` })
  @ApiProperty({ enum: breachNoticeKinds })
  kind: BreachNoticeKind;

  /** Of the media: of which state. */
  @IsOptional()
  @IsIn(usStates, { message: sayState })
  state?: string;

  @Matches(date, sayDate('sentOn'))
  sentOn: string;

  @IsString({ message: sayRef })
  @Length(1, 200, { message: sayRef })
  @Matches(/\S/, { message: sayRef })
  documentRef: string;
}

export class BreachDutyDto {
  @ApiProperty({ enum: breachNoticeKinds })
  kind: BreachNoticeKind;
  state: string | null;
  /** The last day. */
  dueOn: string;
  /** Null: still to be sent. */
  sentOn: string | null;
  rule: string;
}

export class BreachNoticeDto {
  @ApiProperty({ enum: breachNoticeKinds })
  kind: BreachNoticeKind;
  state: string | null;
  sentOn: string;
  documentRef: string;
}

export class BreachAffectedDto {
  /** Null: nobody knows where they live. */
  state: string | null;
  people: number;
}

export class BreachDto {
  id: string;
  what: string;
  discoveredOn: string;
  /** The last day on which people may be told: 60 calendar days after the discovery. */
  deadline: string;
  openedBy: string;
  openedAt: string;
  confirmedAt: string | null;
  information: string | null;
  recipient: string | null;
  acquired: string | null;
  mitigation: string | null;
  lowProbability: boolean | null;
  /** It counts as one until all four factors say otherwise. */
  presumedBreach: boolean;
  /** The factors that nobody has written down. */
  missingFactors: string[];
  affected: BreachAffectedDto[];
  personIds: string[];
  notices: BreachNoticeDto[];
  /** Who has to be told by when. */
  duties: BreachDutyDto[];
  closedAt: string | null;
}

export class BreachesDto {
  /** Open ones first, the oldest discovery first; at most 200. */
  breaches: BreachDto[];
}
