import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
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
  Min,
  ValidateIf,
} from 'class-validator';
import { bedStates, type BedState } from '../../core/placement/bed-confidence.js';

const nameMessage = 'Enter a name of at most 200 characters.';
const placeMessage = 'Say where people arrive, in at most 300 characters.';
const levelMessage = 'Enter the level of care as the programme calls it, in at most 100 characters.';

/** Whom a programme takes; what is left out is not asked. */
class AdmitsDto {
  @IsOptional()
  @IsInt({ message: 'minAge is a whole number of years.' })
  @Min(0)
  @Max(120)
  readonly minAge?: number;

  @IsOptional()
  @IsInt({ message: 'maxAge is a whole number of years.' })
  @Min(0)
  @Max(120)
  readonly maxAge?: number;

  /** Left out: everybody. */
  @IsOptional()
  @IsArray({ message: 'genders is a list.' })
  @ArrayUnique()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @Length(1, 40, { each: true })
  readonly genders?: string[];

  /** ISO 639-1. */
  @IsOptional()
  @IsArray({ message: 'languages is a list.' })
  @ArrayUnique()
  @ArrayMaxSize(20)
  @Matches(/^[a-z]{2}$/, { each: true, message: 'Name languages by their two letters, such as en.' })
  readonly languages?: string[];

  /** Federal block-grant money: the law orders its waiting list. */
  @IsOptional()
  @IsBoolean()
  readonly publiclyFunded?: boolean;
}

export class CreateProgrammeDto extends AdmitsDto {
  @IsUUID(undefined, { message: 'siteId must be the id of a site.' })
  readonly siteId: string;

  @IsString({ message: nameMessage })
  @Length(1, 200, { message: nameMessage })
  @Matches(/\S/, { message: nameMessage })
  readonly name: string;

  @IsString({ message: levelMessage })
  @Length(1, 100, { message: levelMessage })
  @Matches(/\S/, { message: levelMessage })
  readonly levelOfCare: string;

  @IsString({ message: placeMessage })
  @Length(1, 300, { message: placeMessage })
  @Matches(/\S/, { message: placeMessage })
  readonly place: string;
}

/** What is left out stays. */
export class ChangeProgrammeDto extends AdmitsDto {
  @ValidateIf((_, value) => value !== undefined)
  @IsString({ message: nameMessage })
  @Length(1, 200, { message: nameMessage })
  @Matches(/\S/, { message: nameMessage })
  readonly name?: string;

  @ValidateIf((_, value) => value !== undefined)
  @IsString({ message: levelMessage })
  @Length(1, 100, { message: levelMessage })
  @Matches(/\S/, { message: levelMessage })
  readonly levelOfCare?: string;

  @ValidateIf((_, value) => value !== undefined)
  @IsString({ message: placeMessage })
  @Length(1, 300, { message: placeMessage })
  @Matches(/\S/, { message: placeMessage })
  readonly place?: string;

  /** False: nobody is placed there any more. */
  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  readonly active?: boolean;
}

export class ProgrammeDto {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  readonly levelOfCare: string;
  readonly place: string;
  readonly languages: string[];
  @ApiProperty({ type: Number, nullable: true })
  readonly minAge: number | null;
  @ApiProperty({ type: Number, nullable: true })
  readonly maxAge: number | null;
  /** Null: everybody. */
  @ApiProperty({ type: [String], nullable: true })
  readonly genders: string[] | null;
  readonly publiclyFunded: boolean;
  readonly active: boolean;
}

export class ProgrammesDto {
  readonly programmes: ProgrammeDto[];
}

const bedStateMessage = `state must be one of: ${bedStates.join(', ')}`;

export class AddBedDto {
  @IsString({ message: 'Enter a label of at most 60 characters.' })
  @Length(1, 60, { message: 'Enter a label of at most 60 characters.' })
  @Matches(/\S/, { message: 'Enter a label of at most 60 characters.' })
  readonly label: string;

  @IsIn(bedStates, { message: bedStateMessage })
  @ApiProperty({ enum: bedStates })
  readonly state: BedState;
}

export class AssertBedDto {
  @IsIn(bedStates, { message: bedStateMessage })
  @ApiProperty({ enum: bedStates })
  readonly state: BedState;
}
