import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsString, IsUUID, Length, Matches, MaxLength, ValidateIf, ValidateNested } from 'class-validator';
import { wishSources, type WishSource } from '../core/people/own-wish.js';

const from = (source: WishSource) => (wish: OwnWishDto) => wish.source === source;

/** The evidence that the person themselves wants to be called; kept with their consents. */
export class OwnWishDto {
  @IsIn(wishSources, { message: `source must be one of: ${wishSources.join(', ')}` })
  source: WishSource;

  /** Needed for `verbal`: the talk, or their incoming call, in which they said so. */
  @ValidateIf(from('verbal'))
  @IsUUID(undefined, { message: 'callId is missing: name the call in which they said so' })
  callId?: string;

  /** Needed for `form`: the lead that they sent. */
  @ValidateIf(from('form'))
  @IsUUID(undefined, { message: 'leadId is missing: name the lead that they sent' })
  leadId?: string;

  /** Needed for `written`: where the letter, mail or text is kept. */
  @ValidateIf(from('written'))
  @IsString({ message: 'keptAt is missing: say where what they wrote is kept' })
  @Length(1, 200, { message: 'keptAt needs 1 to 200 characters' })
  @Matches(/\S/, { message: 'keptAt is empty: say where what they wrote is kept' })
  keptAt?: string;

  /** Needed for `written`: when it came; a date and time with offset. */
  @ValidateIf(from('written'))
  @IsString({ message: 'receivedAt is missing: say when it came' })
  @MaxLength(40)
  receivedAt?: string;
}

export class RecordOwnWishDto {
  /** Why; kept in the audit. */
  @IsString({ message: 'reason is missing: say why calls are allowed again' })
  @Length(1, 500, { message: 'reason needs 1 to 500 characters' })
  @Matches(/\S/, { message: 'reason is empty: say why calls are allowed again' })
  reason: string;

  @IsDefined({ message: 'wish is missing: only their own wish opens the number again' })
  @ValidateNested()
  @Type(() => OwnWishDto)
  wish: OwnWishDto;
}
