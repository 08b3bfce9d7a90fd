import { IsString, Length, Matches } from 'class-validator';

export class AnsweringPointDto {
  @Matches(/^[A-Z]{2}$/, { message: 'state must be its two letters, such as FL' })
  readonly state: string;

  @IsString({ message: 'county must be its name' })
  @Length(1, 100, { message: 'county must be its name' })
  @Matches(/\S/, { message: 'county must be its name' })
  readonly county: string;

  @IsString({ message: 'phoneNumber must be a number with its area code' })
  @Length(1, 250, { message: 'phoneNumber must be a number with its area code' })
  readonly phoneNumber: string;

  /** The day on which somebody made sure that it is right. */
  @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { message: 'checkedOn must be a day, such as 2026-11-24' })
  readonly checkedOn: string;
}

export class AnsweringPointsDto {
  readonly points: AnsweringPointDto[];
}
