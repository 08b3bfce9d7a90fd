import { IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

export class TakeOverDto {
  /** Who gets it where they serve the route, or may decide; left out: the team. */
  @IsOptional()
  @IsUUID(undefined, { message: 'to must be the id of an active colleague.' })
  to?: string;

  @IsString()
  @Length(1, 500, { message: 'Say in a few words why it is taken over.' })
  @Matches(/\S/, { message: 'Say in a few words why it is taken over.' })
  reason: string;
}

export class MovedDto {
  /** "offer": somebody who was being offered to them; "callback": one that they should make; "decision": one that they should decide. */
  kind: 'offer' | 'callback' | 'decision';
  callbackId: string;
  /** Null: the team. */
  to: string | null;
}

export class TakenOverDto {
  counsellorId: string;
  moved: MovedDto[];
}
