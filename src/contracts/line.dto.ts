import { IsString, IsUUID, Length, Matches } from 'class-validator';

export class PulledDto {
  /** The call that has begun: your phone rings, and whoever waited is dialled, or brought in, once you have pressed 1. */
  callId: string;
  callbackId: string;
}

export class PushEntryDto {
  @IsUUID(undefined, { message: 'counsellorId must be the id of a counsellor.' })
  counsellorId: string;

  @IsString()
  @Length(1, 500, { message: 'Say in a few words why it goes to them.' })
  @Matches(/\S/, { message: 'Say in a few words why it goes to them.' })
  reason: string;
}

export class GivenOfferDto {
  offerId: string;
  counsellorId: string;
}
