import { IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { flagOutcomes, type FlagOutcome } from '../../core/flags/handle-flag.js';
import type { FlagLevel } from '../../core/flags/levels.js';

const outcomes = Object.keys(flagOutcomes) as FlagOutcome[];
const lowerLevels = ['orange', 'yellow', 'none'] as const;
const sayWhy = 'reason needs 1 to 2000 characters: why it is no longer so';

export class HandleFlagDto {
  @IsIn(outcomes, { message: `outcome must be one of: ${outcomes.join(', ')}` })
  readonly outcome: FlagOutcome;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  readonly note?: string;
}

export class LowerFlagDto {
  @IsIn(lowerLevels, { message: `to must be one of: ${lowerLevels.join(', ')}` })
  readonly to: (typeof lowerLevels)[number];

  @IsString({ message: sayWhy })
  @Length(1, 2000, { message: sayWhy })
  readonly reason: string;
}

export class FlagDto {
  readonly id: string;
  readonly intakeId: string;
  readonly level: FlagLevel;
  /** The row of the flag table. */
  readonly rule: string;
  readonly says: string;
  /** The answers that it rests on, by question; empty in the list of all that is open. */
  readonly facts: Readonly<Record<string, readonly string[]>>;
  readonly raisedAt: string;
  /** When a clinician, or in danger anybody, has to have dealt with it. Null: before anything is scheduled. */
  readonly dueAt: string | null;
  /** Since when the medical director has to be reached. */
  readonly escalatedAt: string | null;
  readonly handledAt: string | null;
  readonly outcome: string | null;
  readonly loweredAt: string | null;
  /** Null: not lowered, or lowered to nothing. */
  readonly loweredTo: FlagLevel | null;
  /** What to do now, in this order; empty when it was dealt with. */
  readonly toDo: string[];
}

export class FlagListDto {
  readonly flags: FlagDto[];
}

export class IntakeFlagsDto {
  /** At which it stands. Null: no flag. */
  readonly level: FlagLevel | null;
  readonly flags: FlagDto[];
}
