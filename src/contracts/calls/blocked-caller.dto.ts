import { IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';

export class BlockCallerDto {
  /** The call whose number is blocked; or else `phoneNumber`. */
  @IsOptional()
  @IsUUID()
  inboundCallId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  phoneNumber?: string;

  @IsString({ message: 'reason is missing: say why this number is blocked' })
  @Length(1, 500, { message: 'reason needs 1 to 500 characters' })
  @Matches(/\S/, { message: 'reason is empty: say why this number is blocked' })
  reason: string;

  /** A date and time with offset, at most 30 days ahead. */
  @IsString()
  @MaxLength(40)
  until: string;
}

export class BlockedCallerDto {
  id: string;
  /** Masked: the last two digits. */
  number: string;
  reason: string;
  until: string;
  /** Who blocked it. */
  byName: string;
  createdAt: string;
}

export class BlockedCallersDto {
  /** In force now, the ones that end first in front; at most 200. */
  blockedCallers: BlockedCallerDto[];
}
