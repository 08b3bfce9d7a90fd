import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export class ShowNumberDto {
  /** A random word of the website for one visit; only its hash is kept, for half an hour. */
  @Matches(/^[A-Za-z0-9_-]{16,100}$/, { message: 'session is a random word of 16 to 100 letters and digits.' })
  readonly session: string;

  /** Campaign data, as with a lead. */
  @IsOptional()
  @IsObject()
  readonly attribution?: Record<string, string>;
}

export class ShownNumberDto {
  /** E.164. */
  readonly phoneNumber: string;
  /** Ask again until then to keep it; null: it is the site's own number. */
  @ApiProperty({ type: String, nullable: true })
  readonly heldUntil: string | null;
}

export class AddTrackingNumberDto {
  /** One of our own numbers, set up at the carrier like the site's. */
  @IsString({ message: 'Enter one phone number with its area code.' })
  @MaxLength(40, { message: 'Enter one phone number with its area code.' })
  readonly phoneNumber: string;
}

export class TrackingNumberDto {
  readonly id: string;
  /** E.164. */
  readonly phoneNumber: string;
  readonly addedAt: string;
  /** Shown to nobody from then on; calls to it are answered for ever. */
  @ApiProperty({ type: String, nullable: true })
  readonly retiredAt: string | null;
}

export class TrackingNumbersDto {
  /** Oldest first, retired ones included. */
  readonly trackingNumbers: TrackingNumberDto[];
}
