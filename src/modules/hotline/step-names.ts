/** Everything the carrier asks about a caller. `wait` and `join` may be asked at any time; every other one is good once. */
export const onceSteps = [
  'greeting',
  'return-code',
  'recording',
  'closed-menu',
  'wait-menu',
  'line-left',
  'confirm-number',
  'enter-number',
  'confirm-entered',
  'voicemail-question',
  'message-left',
  'crisis-line-over',
  'partner-line-over',
] as const;
export const openSteps = ['wait', 'join'] as const;
export type StepName = (typeof onceSteps)[number];
export type OpenStepName = (typeof openSteps)[number];
