import { retriedOutcomes } from './retry-policy.js';

const mostAttempts = 20;
const longestWaitHours = 14 * 24;

const integer = (minimum: number, maximum: number): object => ({ type: 'integer', minimum, maximum });

/** An object with exactly these members. */
const exactly = (properties: Readonly<Record<string, object>>): object => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});

const step = {
  type: 'object',
  oneOf: [
    exactly({ afterSeconds: integer(1, longestWaitHours * 3600) }),
    exactly({ otherPartAfterHours: integer(1, longestWaitHours) }),
  ],
};

/** JSON Schema of a RetryPolicy. The hours of the parts cannot overlap, so that they need no further check. */
export const retryPolicySchema = exactly({
  maxAttempts: integer(1, mostAttempts),
  dayPartsFrom: exactly({
    morning: integer(7, 9),
    midday: integer(10, 12),
    afternoon: integer(13, 15),
    evening: integer(16, 18),
    night: integer(19, 21),
  }),
  weekendTries: integer(0, mostAttempts),
  steps: exactly(
    Object.fromEntries(retriedOutcomes.map((outcome) => [outcome, { type: 'array', maxItems: mostAttempts, items: step }])),
  ),
});
