import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** What a counsellor may choose; the others (offered, on-call, wrap-up) follow from what happens. */
export const chosenPresences = ['available', 'break', 'offline'] as const;
export type ChosenPresence = (typeof chosenPresences)[number];
export const presences = [...chosenPresences, 'offered', 'on-call', 'wrap-up'] as const;
export type Presence = (typeof presences)[number];

export class ChangePresenceDto {
  @IsIn(chosenPresences, { message: 'state must be one of: available, break, offline' })
  state: ChosenPresence;

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
  reason: string | null;
  /** When wrap-up ends by itself; null otherwise. */
  until: string | null;
}
