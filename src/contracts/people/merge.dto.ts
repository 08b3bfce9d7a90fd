import { IsString, IsUUID, Length, Matches } from 'class-validator';

const sayWhy = 'reason needs 1 to 500 characters: say how you know';

export class UndoMergeDto {
  /** How you know; kept with it. */
  @IsString({ message: sayWhy })
  @Length(1, 500, { message: sayWhy })
  @Matches(/\S/, { message: sayWhy })
  reason: string;
}

export class MergePersonDto extends UndoMergeDto {
  /** The person they turned out to be. */
  @IsUUID(undefined, { message: 'into must be the id of a person' })
  into: string;
}

export class MergeDto {
  mergeId: string;
  /** As whom they are known from now on. */
  personId: string;
}

export class UndoneMergeDto {
  mergeId: string;
  /** What has moved on since and was left as it is, in sentences; empty when everything stands as before. */
  left: string[];
}
