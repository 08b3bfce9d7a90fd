import { IsString, Length, Matches } from 'class-validator';

export class PersonDto {
  id: string;
  /** Null when no name was given. */
  initials: string | null;
  /** Masked: the last two digits. */
  phoneNumber: string;
  /** False: a person dials this number, and `whyNotAutomatic` says why. */
  automaticCalls: boolean;
  whyNotAutomatic: string | null;
  language: string;
  timeZone: string | null;
  state: string | null;
  /** `revoked` also when the number is suppressed: then nothing but a person lifts it. */
  callConsent: 'granted' | 'none' | 'revoked';
  smsConsent: 'granted' | 'none' | 'revoked';
  /** May the neutral "we called" be left on their voicemail? Null: never asked. */
  voicemailAllowed: boolean | null;
  createdAt: string;
}

export class RevealNumberDto {
  /** Why the full number is needed; kept in the audit. */
  @IsString({ message: 'reason is missing: say why you need the full number' })
  @Length(1, 500, { message: 'reason needs 1 to 500 characters' })
  @Matches(/\S/, { message: 'reason is empty: say why you need the full number' })
  reason: string;
}

export class RevealedNumberDto {
  /** E.164, such as +12025550147. */
  phoneNumber: string;
  extension: string | null;
}
