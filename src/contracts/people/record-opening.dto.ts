import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { openingReasons, type OpeningReason } from '../../core/access/opening-reasons.js';
import { openingVerdicts, type OpeningVerdict } from '../../core/access/review-opening.js';
import type { Acquaintance } from '../../core/access/somebody-you-know.js';

const reasons = Object.keys(openingReasons) as OpeningReason[];
const sayWhy = 'words needs 3 to 500 characters: why you need this record now';
const sayWhat = 'note needs 1 to 500 characters: what you found';

export class OpenRecordDto {
  @IsIn(reasons, { message: `reason must be one of: ${reasons.join(', ')}` })
  reason: OpeningReason;

  @IsString({ message: sayWhy })
  @Length(3, 500, { message: sayWhy })
  @Matches(/\S/, { message: sayWhy })
  words: string;
}

export class OpenedRecordDto {
  id: string;
  personId: string;
  /** From then on, say why again. */
  until: string;
}

export class ListOpeningsDto {
  /** Those that were looked at already, instead of those that wait for it. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' || value === 'false' ? value === 'true' : value))
  @IsBoolean()
  reviewed?: boolean;
}

export class ReviewOpeningDto {
  @IsIn(openingVerdicts, { message: `verdict must be one of: ${openingVerdicts.join(', ')}` })
  verdict: OpeningVerdict;

  @IsString({ message: sayWhat })
  @Length(1, 500, { message: sayWhat })
  @Matches(/\S/, { message: sayWhat })
  note: string;
}

export class RecordOpeningDto {
  id: string;
  personId: string;
  userId: string;
  userName: string;
  @ApiProperty({ enum: reasons })
  reason: OpeningReason;
  words: string;
  /** Why the reader may know them: the same surname, the same phone. */
  signs: Acquaintance[];
  at: string;
  until: string;
  reviewedAt: string | null;
  reviewedBy: string | null;
  @ApiProperty({ type: String, nullable: true })
  reviewedByName: string | null;
  @ApiProperty({ enum: openingVerdicts, nullable: true })
  verdict: OpeningVerdict | null;
  reviewNote: string | null;
}

export class RecordOpeningsDto {
  /** Those with a sign first, then the oldest; of reviewed ones the newest. At most 200. */
  openings: RecordOpeningDto[];
}
