/** Why an intake may end; their rules are in close-reasons.ts. */
export const closeReasonCodes = [
  'admitted-elsewhere',
  'referred-out',
  'declined-by-person',
  'not-ready-follow-up',
  'declined-clinically',
  'no-benefit',
  'unreachable',
  'wrong-number',
  'do-not-contact',
  'duplicate-merged',
  'information-only',
  'minor-guardian-route',
  'spam',
  'deceased',
  'incarcerated',
  'out-of-area',
  'test',
] as const;
export type CloseReasonCode = (typeof closeReasonCodes)[number];
