export const REST_EFFECTS = [
  'delay-response',
  'status',
  'reset-before-processing',
  'reset-after-processing',
  'timeout-before-processing',
  'timeout-after-processing',
  'truncated-body',
  'stale-read',
] as const;
export type RestEffect = (typeof REST_EFFECTS)[number];

export const WEBHOOK_EFFECTS = [
  'delay',
  'drop',
  'duplicate',
  'reorder',
  'strip-header',
  'corrupt-signature',
  'foreign-account',
  'extra-parameters',
  'clock-offset',
] as const;
export type WebhookEffect = (typeof WEBHOOK_EFFECTS)[number];

export type FaultEffect = RestEffect | WebhookEffect;

/** The webhook headers that `strip-header` can take away. */
export const STRIPPABLE = ['signature', 'idempotency-token'] as const;
export type Strippable = (typeof STRIPPABLE)[number];
