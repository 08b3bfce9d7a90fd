import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, Length, Matches } from 'class-validator';

const sayWhat = 'note needs 1 to 500 characters: what you found';

export class ListOverridesDto {
  /** Those that were looked at already, instead of those that wait for it. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' || value === 'false' ? value === 'true' : value))
  @IsBoolean()
  reviewed?: boolean;
}

export class ReviewOverrideDto {
  @IsString({ message: sayWhat })
  @Length(1, 500, { message: sayWhat })
  @Matches(/\S/, { message: sayWhat })
  note: string;
}

export class OverrideDto {
  id: string;
  intakeId: string;
  to: string;
  /** Facts that were left open. */
  leftOpen: string[];
  reason: string;
  byUserId: string;
  byName: string;
  at: string;
  reviewedAt: string | null;
  @ApiProperty({ type: String, nullable: true })
  reviewedBy: string | null;
  reviewNote: string | null;
}

export class OverridesDto {
  /** Oldest first; at most 200. */
  overrides: OverrideDto[];
}
