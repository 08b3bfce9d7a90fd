import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { sessionStates, type SessionState } from '../core/sessions/session-state.js';

const enterCode = { message: 'Enter the code that your app shows, or a recovery code.' };
const sendPasskey = { message: 'Send what navigator.credentials.get answered, as JSON.' };

export class SignInDto {
  @IsString({ message: 'Enter your email address.' })
  @Length(3, 254, { message: 'Enter your email address.' })
  readonly email: string;

  @IsString({ message: 'Enter your password.' })
  @Length(1, 1024, { message: 'Enter your password.' })
  readonly password: string;

  /** Of a second factor, for accounts that have one: six digits of the app, or a recovery code. */
  @IsOptional()
  @IsString(enterCode)
  @MaxLength(40, enterCode)
  readonly code?: string;

  /** A passkey as second factor: the answer to the `passkey` of the refusal session/code-needed. */
  @IsOptional()
  @IsObject(sendPasskey)
  readonly passkey?: object;
}

/** Exactly one of the three. */
export class ProofDto {
  @IsOptional()
  @IsString({ message: 'Enter your password.' })
  @Length(1, 1024, { message: 'Enter your password.' })
  readonly password?: string;

  @IsOptional()
  @IsString(enterCode)
  @Length(1, 40, enterCode)
  readonly code?: string;

  /** The answer to POST /v1/session/proof/passkey. */
  @IsOptional()
  @IsObject(sendPasskey)
  readonly passkey?: object;
}

export class PasskeySignInDto {
  /** The answer to POST /v1/session/passkey/options. */
  @IsObject(sendPasskey)
  readonly passkey: object;
}

/** For navigator.credentials, as JSON. */
export class PasskeyOptionsDto {
  @ApiProperty({ type: Object })
  readonly options: object;
}

export class SignInWaysDto {
  readonly password: boolean;
  readonly passkey: boolean;
  /** With an account elsewhere, at GET /v1/session/issuer. */
  readonly issuer: boolean;
  /** A sample line: its people are invented, its phones simulated. */
  readonly sample: boolean;
}

export class SignedInUserDto {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export class SessionDto {
  readonly user: SignedInUserDto;
  readonly roles: string[];
  /** Send it back as `x-csrf-token` with everything that changes something. */
  readonly csrfToken: string;
  /** open; locked: prove that it is you to go on; enrol: set up a second factor first; prove: give your second factor first. */
  @ApiProperty({ enum: sessionStates })
  readonly state: SessionState;
  /** Until then, what needs a fresh proof is done without asking. */
  readonly provenUntil: string;
}
