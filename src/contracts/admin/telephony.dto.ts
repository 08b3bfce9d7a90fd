import { ApiProperty } from '@nestjs/swagger';

/** Where the carrier reaches us: absolute addresses; an empty one is none. */
export class EndpointsDto {
  readonly voice: string;
  readonly voiceFallback: string;
  readonly callEnded: string;
  readonly text: string;
}

export class NumberSetupDto {
  readonly siteId: string;
  /** E.164. */
  readonly number: string;
  /** False: the carrier says that this number is not ours. */
  readonly owned: boolean;
  readonly expected: EndpointsDto;
  @ApiProperty({ type: EndpointsDto, nullable: true })
  readonly actual: EndpointsDto | null;
  /** Names of the addresses that are not as expected. */
  readonly differences: string[];
}

export class NumberSetupsDto {
  readonly numbers: NumberSetupDto[];
}
