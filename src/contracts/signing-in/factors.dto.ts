import { IsObject, IsString, Length, Matches, MaxLength } from 'class-validator';

export class PasskeyDto {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

export class FactorsDto {
  /** An app with codes is set up. */
  readonly totp: boolean;
  readonly passkeys: PasskeyDto[];
  /** How many recovery codes are left. */
  readonly recoveryCodes: number;
  /** Staff must have a second factor here. */
  readonly required: boolean;
}

export class NewTotpDto {
  /** For the app, as a QR code or by hand; shown once. */
  readonly uri: string;
  readonly secret: string;
}

export class TotpCodeDto {
  @IsString({ message: 'Enter the six digits that your app shows.' })
  @Length(6, 8, { message: 'Enter the six digits that your app shows.' })
  readonly code: string;
}

export class RecoveryCodesDto {
  /** Each is good once, in place of a code. Shown once. Null: there are some from before, and they stay. */
  readonly recoveryCodes: string[] | null;
}

export class NewPasskeyDto {
  @IsString({ message: 'Give it a name, such as "key on my key ring".' })
  @Length(1, 60, { message: 'Give it a name of at most 60 characters.' })
  @Matches(/\S/, { message: 'Give it a name of at most 60 characters.' })
  readonly name: string;

  /** What navigator.credentials.create answered, as JSON. */
  @IsObject({ message: 'Send what navigator.credentials.create answered, as JSON.' })
  readonly passkey: object;
}

export class AddedPasskeyDto extends RecoveryCodesDto {
  readonly passkey: PasskeyDto;
}

export class ChangePasswordDto {
  @IsString({ message: 'Enter your password of now.' })
  @Length(1, 1024, { message: 'Enter your password of now.' })
  readonly current: string;

  @IsString({ message: 'Enter the new password.' })
  @MaxLength(1024, { message: 'Choose a password of at most 1024 characters.' })
  readonly next: string;
}
