import { clockPattern, type Holiday, type WeeklyHours } from './weekly-hours.js';

/** What a site decides about contact with people. */
export interface CallingPolicy {
  /** Per person and per number, across leads: in any 24 hours, in any 14 days. */
  readonly calls: { readonly mostPerDay: number; readonly mostPer14Days: number };
  /** In any 24 hours. Two machines that answer each other must come to an end, hence the answers. */
  readonly texts: { readonly mostPerDay: number; readonly mostAnswersPerDay: number };
  /** How long an explicit any-hour request opens the night. */
  readonly anyHourMinutes: number;
  /** Days on which the site keeps other hours, or none. */
  readonly holidays: readonly Holiday[];
}

/** All of it that a decision needs. */
export interface ContactPolicy extends CallingPolicy {
  readonly siteHours: WeeklyHours;
  readonly siteTimeZone: string;
}

/** Three calls in 24 hours is Florida's limit taken as everybody's (L-309); 60 minutes for "call me now" at night is L-304. */
export const standardCallingPolicy: CallingPolicy = {
  calls: { mostPerDay: 3, mostPer14Days: 8 },
  texts: { mostPerDay: 2, mostAnswersPerDay: 6 },
  anyHourMinutes: 60,
  holidays: [],
};

const whole = (minimum: number, maximum: number): object => ({ type: 'integer', minimum, maximum });
const exactly = (properties: Readonly<Record<string, object>>): object => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});
const range = { type: 'array', minItems: 2, maxItems: 2, items: { type: 'string', pattern: clockPattern.source } };

/** JSON Schema of a CallingPolicy. What the law limits, a site can only make stricter: three calls a day, an hour of the night. */
export const callingPolicySchema: object = exactly({
  calls: exactly({ mostPerDay: whole(1, 3), mostPer14Days: whole(1, 42) }),
  texts: exactly({ mostPerDay: whole(1, 10), mostAnswersPerDay: whole(1, 20) }),
  anyHourMinutes: whole(0, 60),
  holidays: {
    type: 'array',
    maxItems: 200,
    items: exactly({
      date: { type: 'string', pattern: '^20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' },
      name: { type: 'string', minLength: 1, maxLength: 100 },
      hours: { type: 'array', maxItems: 5, items: range },
    }),
  },
});
