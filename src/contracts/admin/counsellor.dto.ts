import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { routeCode } from './route.dto.js';

export class AddCounsellorDto {
  /** A staff user with the role counsellor. */
  @IsUUID()
  userId: string;

  /** Where offers ring; without one the counsellor cannot go available. */
  @IsOptional()
  @IsString()
  phoneNumber?: string;

  @IsUUID(undefined, { each: true })
  @ArrayNotEmpty({ message: 'routeIds needs at least one route, or nobody can be offered to this counsellor' })
  routeIds: string[];
}

export class CounsellorDto {
  id: string;
  name: string;
  routeIds: string[];
}

export class ServedRouteDto {
  @IsUUID(undefined, { message: 'routeId is the id of a route.' })
  readonly routeId: string;

  /** 1 weakest .. 5 best; 3 is what counsellors begin with. */
  @IsInt({ message: 'Choose a proficiency from 1 to 5.' })
  @Min(1, { message: 'Choose a proficiency from 1 to 5.' })
  @Max(5, { message: 'Choose a proficiency from 1 to 5.' })
  readonly proficiency: number;
}

/** The whole of it: a route or skill that is left out is theirs no more. */
export class SetRoutesDto {
  @IsArray({ message: 'routes is a list.' })
  @ArrayMaxSize(100, { message: 'Name at most 100 routes.' })
  @ArrayUnique(({ routeId }: ServedRouteDto) => routeId, { message: 'Name each route once.' })
  @ValidateNested({ each: true })
  @Type(() => ServedRouteDto)
  readonly routes: ServedRouteDto[];

  @IsArray({ message: 'skills is a list.' })
  @ArrayMaxSize(50, { message: 'Name at most 50 skills.' })
  @ArrayUnique({ message: 'Name each skill once.' })
  @Matches(routeCode, { each: true, message: 'Use lower-case letters, digits and hyphens, at most 40, such as young-adults.' })
  readonly skills: string[];
}

export class CounsellorRoutesDto {
  readonly id: string;
  readonly routes: ServedRouteDto[];
  readonly skills: string[];
}

export class ServingCounsellorDto extends CounsellorRoutesDto {
  readonly name: string;
}

export class ServingCounsellorsDto {
  /** Everybody who can be offered somebody, by name. */
  readonly counsellors: ServingCounsellorDto[];
}
