import { IsString, Length } from 'class-validator';

export class OfferTermDto {
  name: string;
  value: string;
}

export class OfferDto {
  id: string;
  /** "live": they are on the phone and wait; "callback": we call them. */
  kind: 'live' | 'callback';
  callbackId: string;
  /** Of a live caller: whose number they call from, which is a guess. */
  personId: string;
  /** Null without a name, and for a live caller: a caller id proves nobody, so nobody is greeted by name. */
  personName: string | null;
  /** False: they called us, and have not said who they are. True: we dial the number that is on record. */
  callerVerified: boolean;
  urgency: string;
  /** They pressed the crisis key, or what they told us shows danger. */
  crisis: boolean;
  /** What may be said when they answer, most important first. */
  safeToSay: string[];
  /** The language they speak with us, such as "en". */
  language: string;
  waitingSince: string;
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
