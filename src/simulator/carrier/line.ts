export const LINE_TYPES = ['mobile', 'landline', 'fixedVoip', 'nonFixedVoip', 'tollFree'] as const;
type LineType = (typeof LINE_TYPES)[number];

/**
 * What becomes of a text to this line: `lost` never gets a final status; `refused` is a landline known at once (21614);
 * the others end as undelivered with 30003, 30005, 30006, 30007.
 */
export const TEXT_FATES = ['delivered', 'unreachable', 'unknown', 'landline', 'filtered', 'lost', 'refused'] as const;
type TextFate = (typeof TEXT_FATES)[number];

export const REASSIGNED = ['yes', 'no', 'no_data_available'] as const;

/** What carriers know of a number, whoever holds it. */
export interface Line {
  readonly lineType: LineType;
  readonly texts: TextFate;
  readonly callerName: string | null;
  readonly carrierName: string;
  /** On one of our numbers: the carrier answers STOP, START and HELP by itself and says so in the webhook. */
  readonly advancedOptOut: boolean;
  readonly reassigned: (typeof REASSIGNED)[number];
}
