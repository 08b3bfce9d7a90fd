export class CarrierFindingDto {
  /** The carrier's own id of it. */
  readonly carrierSid: string;
  /** "call", "recording", "text" or "number". */
  readonly kind: string;
  readonly foundAt: string;
  readonly explanation: string;
  readonly inboundCallId: string | null;
}

export class CarrierLookDto {
  /** "calls" (each minute), "day" (everything), "answered" (any question), "down" (since when it is away). */
  readonly kind: string;
  readonly at: string;
}

export class CarrierBoardDto {
  /** What a human has to look at, oldest first, at most 200. */
  readonly findings: CarrierFindingDto[];
  readonly looks: CarrierLookDto[];
}
