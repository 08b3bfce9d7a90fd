import type { Urgency } from '../../../core/callbacks/urgency.js';
import type { CallbackOrigin } from '../../../core/hotline/stages.js';

/** How somebody who called us is to be called back. */
export interface CallBackWish {
  readonly inboundCallId: string;
  readonly personId: string;
  readonly phoneNumberId: string;
  readonly intakeId: string;
  readonly siteId: string;
  readonly routeId: string;
  readonly origin: CallbackOrigin;
  readonly urgency: Urgency;
  readonly because: string;
  /** They asked to be called now, whatever the hour. */
  readonly anyHourRequestedAt: Date | null;
  /** They kept their place in line, which they have since then. */
  readonly waitingSince: Date | null;
  /** Not before this; null: as soon as it is allowed. */
  readonly notBefore: Date | null;
}
