export const legStates = ['queued', 'ringing', 'in-progress', 'completed', 'busy', 'no-answer', 'failed', 'canceled'] as const;
export type LegState = (typeof legStates)[number];

/** A state change of one leg as the carrier reports it; `sequence` orders the reports of one leg, null when it has none. */
export interface LegReport {
  readonly legId: string;
  readonly carrierSid: string;
  readonly state: LegState;
  readonly sequence: number | null;
  readonly sipResponseCode: number | null;
}
