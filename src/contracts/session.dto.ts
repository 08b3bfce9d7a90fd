import { IsOptional, IsString, Length, MaxLength } from 'class-validator';

export class SignInDto {
  @IsString({ message: 'Enter your email address.' })
  @Length(3, 254, { message: 'Enter your email address.' })
  readonly email: string;

  @IsString({ message: 'Enter your password.' })
  @Length(1, 1024, { message: 'Enter your password.' })
  readonly password: string;

  /** One-time code of a second factor, for accounts that have one. */
  @IsOptional()
  @IsString()
  @MaxLength(16)
  readonly code?: string;
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
}
