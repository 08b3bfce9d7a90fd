import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsOptional, IsString, Length, Matches, ValidateIf } from 'class-validator';

/** A code, not a name: lower case, such as `methadone` or `youth-2`. */
export const routeCode = /^[a-z][a-z0-9-]{0,39}$/;
const codeMessage = 'Use lower-case letters, digits and hyphens, at most 40, such as young-adults.';

/** What somebody may need: who needs it is asked, and who serves it has it. */
export class CreateRouteDto {
  @IsString()
  @Length(1, 200, { message: 'Enter a name of at most 200 characters.' })
  @Matches(/\S/, { message: 'Enter a name of at most 200 characters.' })
  readonly name: string;

  /** ISO 639-1. */
  @Matches(/^[a-z]{2}$/, { message: 'Choose a language by its two letters, such as en.' })
  readonly language: string;

  /** Left out or null: for everybody who speaks the language. */
  @IsOptional()
  @Matches(routeCode, { message: codeMessage })
  @ApiProperty({ type: String, nullable: true, required: false })
  readonly programme?: string | null;

  /** Whoever serves the route needs all of them. */
  @IsOptional()
  @IsArray({ message: 'skills is a list.' })
  @ArrayUnique({ message: 'Name each skill once.' })
  @ArrayMaxSize(20, { message: 'Name at most 20 skills.' })
  @Matches(routeCode, { each: true, message: codeMessage })
  readonly skills?: string[];
}

/** What is left out stays. The language stays anyway: people wait on the route because they speak it. */
export class ChangeRouteDto {
  @ValidateIf((_, value) => value !== undefined)
  @IsString()
  @Length(1, 200, { message: 'Enter a name of at most 200 characters.' })
  @Matches(/\S/, { message: 'Enter a name of at most 200 characters.' })
  readonly name?: string;

  @IsOptional()
  @Matches(routeCode, { message: codeMessage })
  @ApiProperty({ type: String, nullable: true, required: false })
  readonly programme?: string | null;

  @ValidateIf((_, value) => value !== undefined)
  @IsArray({ message: 'skills is a list.' })
  @ArrayUnique({ message: 'Name each skill once.' })
  @ArrayMaxSize(20, { message: 'Name at most 20 skills.' })
  @Matches(routeCode, { each: true, message: codeMessage })
  readonly skills?: string[];
}

export class RouteDto {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  @ApiProperty({ type: String, nullable: true })
  readonly programme: string | null;
  readonly skills: string[];
}
