import type { TextStateName } from '../../../core/texts/text-progress.js';

/** What is new about an outgoing text, from the carrier or from ourselves. */
export interface TextNews {
  readonly textId: string;
  readonly carrierSid: string | null;
  readonly state: TextStateName;
  /** The carrier's, when it failed. */
  readonly code: string | null;
}
