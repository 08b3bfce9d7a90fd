import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches, MaxLength } from 'class-validator';
import { type OutsideKind, outsideKinds } from '../../core/people/outside-kinds.js';

export class AddOutsideNumberDto {
  @IsIn(outsideKinds, { message: `Choose one of ${outsideKinds.join(', ')}.` })
  @ApiProperty({ enum: outsideKinds })
  readonly kind: OutsideKind;

  @IsString({ message: 'Enter a name of at most 200 characters.' })
  @Length(1, 200, { message: 'Enter a name of at most 200 characters.' })
  @Matches(/\S/, { message: 'Enter a name of at most 200 characters.' })
  readonly name: string;

  /** In the United States, toll-free allowed; no short codes such as 911. */
  @IsString({ message: 'Enter one phone number with its area code.' })
  @MaxLength(40, { message: 'Enter one phone number with its area code.' })
  readonly phoneNumber: string;
}

export class OutsideNumberDto {
  readonly id: string;
  @ApiProperty({ enum: outsideKinds })
  readonly kind: OutsideKind;
  readonly name: string;
  /** E.164. */
  readonly phoneNumber: string;
}

export class OutsideNumbersDto {
  readonly outsideNumbers: OutsideNumberDto[];
}
