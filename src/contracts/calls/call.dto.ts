export class CallLegDto {
  id: string;
  party: string;
  /** Masked: the last two digits. */
  number: string;
  state: string;
  answeredAt: string | null;
  endedAt: string | null;
}

/** Whether a message may be left when a machine answers, and in which words. */
export class VoicemailDto {
  allowed: boolean;
  reason: string;
  /** To be read aloud as they stand; null when no message may be left. */
  words: string | null;
}

export class CallDto {
  id: string;
  callbackId: string;
  personId: string;
  counsellorId: string;
  state: string;
  startedAt: string;
  connectedAt: string | null;
  endedAt: string | null;
  endCause: string | null;
  /** Rooms failed at the carrier, and the person was rung by a plain call: no listening in, no hold, no hand-over while that lasts. */
  degraded: boolean;
  disposition: string | null;
  dispositionNote: string | null;
  legs: CallLegDto[];
  voicemail: VoicemailDto;
}
