import type { Urgency } from '../../../core/callbacks/urgency.js';

/** Somebody on the phone who wants to talk now. */
export interface LiveCaller {
  readonly inboundCallId: string;
  readonly personId: string;
  /** Null: they withhold their number, and can only be talked to now. */
  readonly phoneNumberId: string | null;
  readonly intakeId: string;
  readonly siteId: string;
  readonly routeId: string;
  readonly urgency: Urgency;
  readonly waitingSince: Date;
  readonly deadlineAt: Date;
}
