import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { ContactPlanDto } from '../person.dto.js';

const sayWhy = 'reason needs 1 to 500 characters: who said so, and when';

/** What a person wants on every number of theirs, and what we know of them. The whole of it, from now on. */
export class SetPersonNotesDto extends ContactPlanDto {
  /** Of the notes that you read: when somebody changed them meanwhile, nothing is written (409). */
  @IsInt({ message: 'version is missing: send the version of the notes that you read' })
  version: number;

  /** Whoever calls is asked for it before anything is said. Null: they have none. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @ApiProperty({ type: String, nullable: true, required: false })
  safeWord?: string | null;

  /** '1987', '1987-05' or '1987-05-14'. Null: not known. */
  @IsOptional()
  @IsString()
  @MaxLength(10)
  @ApiProperty({ type: String, nullable: true, required: false })
  birthDate?: string | null;

  /** Who said so, and when; kept in the audit. */
  @IsString({ message: sayWhy })
  @Length(1, 500, { message: sayWhy })
  @Matches(/\S/, { message: sayWhy })
  reason: string;
}

export class PersonNotesDto extends ContactPlanDto {
  personId: string;
  version: number;
  safeWord: string | null;
  birthDate: string | null;
}

export class AllPersonNotesDto {
  /** One for each record that is this person's; the strictest of all of them counts. */
  notes: PersonNotesDto[];
}

/** Why it is not shared. */
export class UnshareNumberDto {
  @IsString({ message: sayWhy })
  @Length(1, 500, { message: sayWhy })
  @Matches(/\S/, { message: sayWhy })
  reason: string;
}

export const numberGivers = ['themselves', 'somebody-else'] as const;

export class AddNumberDto {
  /** As they say it. */
  @IsString({ message: 'phoneNumber is missing: write the number as they say it' })
  @MaxLength(200)
  phoneNumber: string;

  /** `somebody-else`: the system never calls or texts it, whoever asked for it (B-040). */
  @IsIn(numberGivers, { message: `givenBy must be one of: ${numberGivers.join(', ')}` })
  givenBy: (typeof numberGivers)[number];

  /** Somebody of the household asked that a person of ours calls once. Only for `somebody-else`. */
  @IsOptional()
  @IsBoolean()
  askedToCallOnce?: boolean;

  @IsString({ message: sayWhy })
  @Length(1, 500, { message: sayWhy })
  @Matches(/\S/, { message: sayWhy })
  reason: string;
}
