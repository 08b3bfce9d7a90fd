export interface OpeningPolicy {
  /** Whoever worked with somebody so many days ago still may open their record, and supervisors one that has ended since then. */
  readonly recentDays: number;
  /** So long a record stays open for who said why. */
  readonly openMinutes: number;
}

/** Our own figures: two weeks, as long as somebody calls back about a talk; an hour, as long as a question takes. */
export const defaultOpeningPolicy: OpeningPolicy = { recentDays: 14, openMinutes: 60 };

const whole = (minimum: number, maximum: number): object => ({ type: 'integer', minimum, maximum });

/** JSON Schema of an OpeningPolicy. */
export const openingPolicySchema: object = {
  type: 'object',
  additionalProperties: false,
  required: Object.keys(defaultOpeningPolicy),
  properties: { recentDays: whole(1, 90), openMinutes: whole(5, 480) },
};
