import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { breakReasons, type BreakReason, type PresenceCode } from '../core/presence/presence-reasons.js';
import { chosenPresences, type AwayPresence, type ChosenPresence, type Presence } from '../core/presence/presences.js';

export class ChangePresenceDto {
  @IsIn(chosenPresences, { message: 'state must be one of: available, break, offline' })
  state: ChosenPresence;

  /** For what the break is; "other" when nothing is said. */
  @IsOptional()
  @IsIn(breakReasons, { message: `breakReason must be one of: ${breakReasons.join(', ')}` })
  breakReason?: BreakReason;

  /** In their own words. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  reason?: string;
}

export class PresenceDto {
  counsellorId: string;
  name: string;
  state: Presence;
  since: string;
  /** What kind of reason it is, such as "meal" or "missed-offers". */
  reasonCode: PresenceCode | null;
  reason: string | null;
  /** When wrap-up ends by itself; null otherwise, and once it is overdue. */
  until: string | null;
  /** Wrap-up should have been over then; the outcome is still missing. */
  overdueSince: string | null;
  /** What they chose while an offer or a call was theirs: it takes effect when that is over. */
  chosenNext: AwayPresence | null;
}
