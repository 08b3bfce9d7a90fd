import { IsString, Length } from 'class-validator';

export class OfferTermDto {
  name: string;
  value: string;
}

export class OfferDto {
  id: string;
  callbackId: string;
  personId: string;
  personName: string | null;
  urgency: string;
  /** Why it is yours, as a sentence and as its terms. */
  why: string;
  terms: OfferTermDto[];
  offeredAt: string;
  expiresAt: string;
}

export class AcceptedOfferDto {
  callId: string;
}

export class DeclineOfferDto {
  @IsString()
  @Length(1, 500)
  reason: string;
}
