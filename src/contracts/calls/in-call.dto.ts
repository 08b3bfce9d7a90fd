import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsNotEmptyObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { SoftphoneClientKind } from './softphone.js';

export const receiverChoices = ['outside', 'counsellor', 'number'] as const;
export const supervisionModes = ['listen', 'whisper', 'barge'] as const;
export type SupervisionMode = (typeof supervisionModes)[number];
export const recordingActions = ['start', 'pause', 'resume', 'stop', 'opt-out'] as const;
export type RecordingAction = (typeof recordingActions)[number];
export const devices = ['phone', 'softphone'] as const;
export type Device = (typeof devices)[number];

/** Who is to have the person: one of the site's outside numbers, another counsellor, or a number with a name. */
export class HandOverReceiverDto {
  @IsIn(receiverChoices, { message: 'kind must be one of: outside, counsellor, number' })
  kind: (typeof receiverChoices)[number];

  @IsOptional()
  @IsUUID()
  outsideNumberId?: string;

  @IsOptional()
  @IsUUID()
  counsellorId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  phoneNumber?: string;

  @IsOptional()
  @IsString()
  @Length(1, 100)
  name?: string;
}

export class StartHandOverDto {
  @IsNotEmptyObject()
  @ValidateNested()
  @Type(() => HandOverReceiverDto)
  to: HandOverReceiverDto;

  /** What the person agreed to share with this receiver, in the counsellor's words. */
  @IsOptional()
  @IsString()
  @Length(1, 1000)
  consentNote?: string;

  /** Where the person is; an emergency relay is not rung without it. */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  location?: string;

  /** What the emergency is. */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  emergency?: string;
}

export class HandOverDto {
  id: string;
  callId: string;
  kind: string;
  name: string;
  state: string;
  startedAt: string;
  answeredAt: string | null;
  confirmedAt: string | null;
  endedAt: string | null;
  endReason: string | null;
}

export class SuperviseDto {
  @IsIn(supervisionModes, { message: 'mode must be one of: listen, whisper, barge' })
  mode: SupervisionMode;

  @IsString()
  @Length(3, 500)
  reason: string;
}

export class SupervisionDto {
  legId: string;
  /** What holds now: everybody joins as a listener, and asks again for more once they are in. */
  mode: SupervisionMode;
  inTheCall: boolean;
}

export class ChangeRecordingDto {
  @IsIn(recordingActions, { message: 'action must be one of: start, pause, resume, stop, opt-out' })
  action: RecordingAction;

  /** How the person agreed aloud to be recorded; not needed when they agreed by a key before. */
  @IsOptional()
  @IsString()
  @Length(3, 500)
  consentNote?: string;
}

export class RecordingDto {
  id: string;
  state: string;
}

export class SoftphoneTokenDto {
  /** Opaque: for the client that `clientKind` names. */
  token: string;
  clientKind: SoftphoneClientKind;
  /** Where a simulated phone signs on; null: Twilio's client knows. */
  signallingUrl: string | null;
  identity: string;
  expiresAt: string;
}

/** At least every 30 s; as soon as it rings, and every 3 s while it does: a person waits, and is not left with a browser that is gone. */
export class SoftphoneHeartbeatDto {
  @IsBoolean()
  registered: boolean;

  @IsBoolean()
  microphone: boolean;
}

export class ChooseDeviceDto {
  @IsIn(devices, { message: 'device must be one of: phone, softphone' })
  device: Device;
}

export class DeviceDto {
  device: Device;
  /** Whether they could be rung on it now. */
  reachable: boolean;
  /** Within so many seconds the next heartbeat of a browser is wanted. */
  heartbeatSeconds: number;
}
