import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { publicEventNames, type PublicEventName } from './public-events.js';

const address = { message: 'Enter the address of the receiver: https:// and at most 2000 characters.' };
const events = { message: `events is a list of one or more of: ${publicEventNames.join(', ')}.` };
const description = { message: 'Say in at most 200 characters what the receiver is for.' };

export class CreateReceiverDto {
  /** An https address on the public internet. */
  @IsString(address)
  @Length(1, 2000, address)
  readonly url: string;

  @ApiProperty({ enum: publicEventNames, isArray: true })
  @ArrayNotEmpty(events)
  @ArrayMaxSize(publicEventNames.length, events)
  @ArrayUnique(events)
  @IsIn(publicEventNames, { each: true, ...events })
  readonly events: PublicEventName[];

  /** Only what follows from leads of this source; everything when left out. */
  @IsOptional()
  @IsUUID(undefined, { message: 'sourceId is the id of a source.' })
  readonly sourceId?: string;

  @IsOptional()
  @IsString(description)
  @Length(0, 200, description)
  readonly description?: string;
}

export class ChangeReceiverDto {
  @IsOptional()
  @IsString(address)
  @Length(1, 2000, address)
  readonly url?: string;

  @ApiProperty({ enum: publicEventNames, isArray: true, required: false })
  @IsOptional()
  @ArrayNotEmpty(events)
  @ArrayMaxSize(publicEventNames.length, events)
  @ArrayUnique(events)
  @IsIn(publicEventNames, { each: true, ...events })
  readonly events?: PublicEventName[];

  @IsOptional()
  @IsString(description)
  @Length(0, 200, description)
  readonly description?: string;

  /** true: sends again to a receiver that was paused or disabled. false: pauses it; what happens meanwhile is kept. */
  @IsOptional()
  @IsBoolean({ message: 'active is true or false.' })
  readonly active?: boolean;
}

export const receiverStates = ['active', 'paused', 'disabled'] as const;
export type ReceiverState = (typeof receiverStates)[number];

export class ReceiverDto {
  readonly id: string;
  readonly url: string;
  @ApiProperty({ enum: publicEventNames, isArray: true })
  readonly events: PublicEventName[];
  readonly sourceId: string | null;
  readonly description: string;
  /** Paused: what happens is kept until it is active again. Disabled: nothing is kept. */
  @ApiProperty({ enum: receiverStates })
  readonly state: ReceiverState;
  /** Who or what changed the state: "by-staff", "failing" (nothing got through for days) or "gone" (it answered 410). */
  readonly stateBecause: string;
  /** Nothing got through since; null while things get through. */
  readonly failingSince: string | null;
  readonly waiting: number;
  readonly dead: number;
  readonly createdAt: string;
}

export class ReceiversDto {
  readonly receivers: ReceiverDto[];
}

export class CreatedReceiverDto {
  readonly id: string;
  /** Checks our signatures. Shown this once. */
  readonly secret: string;
}

export class RotatedSecretDto {
  /** Checks our signatures from now on. Shown this once. */
  readonly secret: string;
  /** Until then each request is signed with the former secret too. */
  readonly formerValidUntil: string;
}

export class PingAnswerDto {
  readonly delivered: boolean;
  /** The receiver's HTTP status; null when it gave none. */
  readonly status: number | null;
  /** What went wrong, in plain words; null when nothing did. */
  readonly problem: string | null;
  readonly milliseconds: number;
}
