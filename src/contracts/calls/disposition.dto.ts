import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { dispositions, type Disposition } from '../../core/callbacks/attempt-outcomes.js';

export class RecordDispositionDto {
  @IsIn(dispositions, { message: `disposition must be one of: ${dispositions.join(', ')}` })
  disposition: Disposition;

  @IsOptional()
  @IsString()
  @MaxLength(4000)
  note?: string;

  /** With "asked-later": when they asked to be called, a date and time with offset. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  askedFor?: string;
}

export class WouldFollowDto {
  /** With "asked-later": when they asked to be called, a date and time with offset. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  askedFor?: string;
}

export class DispositionDto {
  disposition: Disposition;
  label: string;
  /** done, retry, needs-decision or do-not-call */
  kind: string;
  /** What writing it leads to, as a sentence. */
  consequence: string;
  /** With "retry": from when somebody calls. */
  callFrom: string | null;
}

export class DispositionsDto {
  dispositions: DispositionDto[];
}
