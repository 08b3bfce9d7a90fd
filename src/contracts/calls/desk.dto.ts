import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { spokenLanguages, type SpokenLanguage } from '../../core/scripts/spoken-line.js';
import { talkKinds, type TalkKind } from '../../core/scripts/talk/talk-script.js';
import { OfferDto } from '../offer.dto.js';
import { PresenceDto } from '../presence.dto.js';
import { DeviceDto, HandOverDto, RecordingDto, type SupervisionMode } from './in-call.dto.js';

export class SupervisorInCallDto {
  /** Null: their phone is not one of ours. */
  name: string | null;
  mode: SupervisionMode;
}

/** What follows from the call, once it is settled. */
export class CallbackAfterDto {
  state: string;
  because: string;
  /** When the next attempt, or the decision of a human, is due; null: nothing follows. */
  dueAt: string | null;
}

/** The call that a counsellor is on, or whose outcome they still owe. */
export class DeskCallDto {
  id: string;
  callbackId: string;
  intakeId: string;
  personId: string;
  kind: 'live' | 'callback';
  /** Null without a name, and for a live caller: a caller id proves nobody. */
  personName: string | null;
  callerVerified: boolean;
  /** Masked: the last two digits. */
  number: string | null;
  language: string;
  urgency: string;
  /** They pressed the crisis key, what they told shows danger, or a red flag is open. */
  crisis: boolean;
  /** waiting-for-counsellor: your phone rings; dialling: theirs does; talking; ended. */
  @ApiProperty({ enum: ['waiting-for-counsellor', 'dialling', 'talking', 'ended'] })
  state: 'waiting-for-counsellor' | 'dialling' | 'talking' | 'ended';
  startedAt: string;
  connectedAt: string | null;
  endedAt: string | null;
  /** How it ended and who hung up, as a sentence; null while it is on. */
  ended: string | null;
  /** Why hold, hand-over and listening in are not there: the person was rung by a plain call. */
  degraded: boolean;
  /** Since when the person hears music; null: they do not. */
  heldSince: string | null;
  /** You dropped out of the room: the call is still yours, ring it again. */
  counsellorLost: boolean;
  /** Somebody outside has the person: you are out of it. */
  handedOver: boolean;
  @ApiProperty({ type: RecordingDto, nullable: true })
  recording: RecordingDto | null;
  @ApiProperty({ type: HandOverDto, nullable: true })
  handOver: HandOverDto | null;
  supervisors: SupervisorInCallDto[];
  /** The talk is over and its outcome is not written yet. */
  outcomeMissing: boolean;
  @ApiProperty({ type: CallbackAfterDto, nullable: true })
  after: CallbackAfterDto | null;
}

/** Everything that is a counsellor's at this moment, as of one instant. */
export class DeskDto {
  at: string;
  presence: PresenceDto;
  device: DeviceDto;
  @ApiProperty({ type: OfferDto, nullable: true })
  offer: OfferDto | null;
  @ApiProperty({ type: DeskCallDto, nullable: true })
  call: DeskCallDto | null;
}

export class PossibleReceiverDto {
  /** What `hand-over` wants as `to`. */
  @ApiProperty({ enum: ['outside', 'counsellor'] })
  kind: 'outside' | 'counsellor';
  id: string;
  /** crisis-line, poison-control, emergency-relay, medical-partner, other or counsellor. */
  role: string;
  name: string;
  /** Where the person is has to be known first. */
  needsLocation: boolean;
  /** The person has to have agreed to it. */
  needsConsent: boolean;
}

export class PossibleReceiversDto {
  /** Whom this call can be handed to now: outside numbers of the site, then colleagues who are free. */
  receivers: PossibleReceiverDto[];
}

export class TalkScriptStepDto {
  title: string;
  /** To be said as it stands, or in one's own words. */
  says: string;
}

export class TalkScriptLanguageDto {
  /** Left out: the language of the person. */
  @IsOptional()
  @IsIn(spokenLanguages, { message: 'Choose en or es.' })
  @ApiProperty({ enum: spokenLanguages, required: false })
  language?: SpokenLanguage;
}

export class TalkScriptDto {
  @ApiProperty({ enum: talkKinds })
  kind: TalkKind;
  @ApiProperty({ enum: spokenLanguages })
  language: SpokenLanguage;
  steps: TalkScriptStepDto[];
}
