import type { LegStateName } from '../../../core/calls/leg-progress.js';

/** What is new about a leg, from the carrier or from ourselves. */
export interface LegNews {
  readonly legId: string;
  readonly carrierSid: string | null;
  readonly state: LegStateName;
  readonly sequence: number | null;
  readonly sipResponseCode: number | null;
  /** Why the carrier refused to place it. */
  readonly failure?: { readonly code: string; readonly message: string };
}
