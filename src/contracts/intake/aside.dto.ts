import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import { asideKinds, type AsideKind } from '../../core/intake/work/decide-aside.js';

const sayWhy = 'reason needs 1 to 500 characters: why it is set aside';

export class SetAsideDto {
  /** `hold`: the clock of the next step stops until then. `snooze`: it runs on, and only the work list is quiet until then. */
  @IsIn(asideKinds, { message: `kind must be one of: ${asideKinds.join(', ')}` })
  @ApiProperty({ enum: asideKinds })
  kind: AsideKind;

  /** ISO 8601 with offset. */
  @IsString({ message: 'until is missing: say until when it is set aside' })
  @Length(1, 40, { message: 'until must be a date and time with offset' })
  until: string;

  @IsString({ message: sayWhy })
  @Length(1, 500, { message: sayWhy })
  @Matches(/\S/, { message: sayWhy })
  reason: string;
}

export class AsideDto {
  @ApiProperty({ enum: asideKinds })
  kind: AsideKind;
  until: string;
  reason: string;
}

export class SetAsideAnswerDto extends AsideDto {
  /** What it does to the clock of the next step. */
  @ApiProperty({ enum: ['stops', 'runs-on'] })
  clock: 'stops' | 'runs-on';
  nextStepDueAt: string;
  /** The same in words. */
  sentence: string;
}
