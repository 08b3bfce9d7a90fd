import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class SetDutyDto {
  /** A clinician: oneself, or anybody's when a manager says it. */
  @IsUUID(undefined, { message: 'userId must be the id of a clinician' })
  readonly userId: string;

  /** From now on when it is left out. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly from?: string;

  /** At most 24 hours after `from`. */
  @IsString({ message: 'until must be a date and time with offset' })
  @MaxLength(40)
  readonly until: string;
}

export class DutyDto {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly from: string;
  readonly until: string;
}

export class DutiesDto {
  /** On duty now and later; at most 200. */
  readonly duties: DutyDto[];
}
