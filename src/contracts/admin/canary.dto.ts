import { IsString, MaxLength } from 'class-validator';

export class PlantCanaryDto {
  /** A number that nobody has, such as one from 555-0100 to 555-0199. */
  @IsString({ message: 'Enter a phone number.' })
  @MaxLength(40, { message: 'Enter one phone number.' })
  readonly phone: string;
}

export class CanaryDto {
  readonly id: string;
  /** E.164. */
  readonly phone: string;
  readonly plantedAt: string;
}

export class CanariesDto {
  /** Oldest first. */
  readonly canaries: CanaryDto[];
}
