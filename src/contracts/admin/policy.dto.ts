import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsString, Length, Matches } from 'class-validator';

export class WritePolicyDto {
  /** The whole policy, as it shall be from now on: start from the one in force. */
  @IsObject({ message: 'Send the whole policy: start from the one in force.' })
  @ApiProperty({ type: Object })
  readonly policy: object;

  /** For whoever asks later why it was changed. */
  @IsString({ message: 'Say in a few words why it changes.' })
  @Length(1, 500, { message: 'Say in a few words why it changes.' })
  @Matches(/\S/, { message: 'Say in a few words why it changes.' })
  readonly reason: string;
}

/** What stands now for one site. */
export class PolicyDto {
  readonly kind: string;
  /** 0: the policy that comes with the program. */
  readonly version: number;
  @ApiProperty({ type: Object })
  readonly policy: unknown;
}

export class PoliciesDto {
  readonly policies: PolicyDto[];
}

export class PolicyVersionDto {
  readonly version: number;
  @ApiProperty({ type: Object })
  readonly policy: unknown;
  readonly reason: string;
  readonly createdAt: string;
}

export class PolicyVersionsDto {
  /** Newest first; empty while the site never wrote its own. */
  readonly versions: PolicyVersionDto[];
}
