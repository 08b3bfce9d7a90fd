/** Where a caller is. Side exits are `ended` with an outcome. */
export const callerStages = [
  'greeting',
  'closed-menu',
  'waiting',
  'keeping-place',
  'leaving-message',
  'crisis-line',
  'partner-line',
  'connecting',
  'talking',
  'ended',
] as const;
export type CallerStage = (typeof callerStages)[number];

/** How an incoming call ended: each has exactly one. */
export const callerOutcomes = [
  'talked',
  'callback',
  'voicemail',
  'refused',
  'too-short',
  'declined-callback',
  'no-number',
  'transferred',
] as const;
export type CallerOutcome = (typeof callerOutcomes)[number];

export const callbackOrigins = [
  'form',
  'staff',
  'live-call',
  'abandoned',
  'voicemail',
  'keep-my-place',
  'closed',
  'text',
  'hand-over',
  'missed',
  'scheduled',
  'follow-up',
] as const;
export type CallbackOrigin = (typeof callbackOrigins)[number];
