import { IsString, Length, Matches } from 'class-validator';

const sayWhy = 'reason needs 1 to 500 characters: the case, or who ordered it';

export class LegalHoldReasonDto {
  /** The case, or who ordered it; kept with it. */
  @IsString({ message: sayWhy })
  @Length(1, 500, { message: sayWhy })
  @Matches(/\S/, { message: sayWhy })
  reason: string;
}

export class LegalHoldDto {
  id: string;
  personId: string;
  reason: string;
  placedBy: string;
  placedByName: string;
  placedAt: string;
  /** Null: it stands. */
  liftedAt: string | null;
  liftedBy: string | null;
  liftedReason: string | null;
}

export class LegalHoldsDto {
  items: LegalHoldDto[];
}
