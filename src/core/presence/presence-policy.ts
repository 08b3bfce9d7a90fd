export interface PresencePolicy {
  /** After a talk: time to write down its outcome. */
  readonly wrapUpSeconds: number;
  /** What one extension of it adds. */
  readonly extensionSeconds: number;
  readonly mostExtensions: number;
  /** After a talk with somebody in danger; the counsellor may end it earlier, nobody else. */
  readonly restAfterCrisisSeconds: number;
  /** So much of a talk's length counts when the longest idle is chosen, and so much more after a talk with somebody in danger. */
  readonly talkWeightPercent: number;
  readonly crisisWeightSeconds: number;
  /** So many offers missed in a row: they are not at their desk. */
  readonly missesBeforeAway: number;
  /** So many heartbeats of their browser missed in a row: it is gone. */
  readonly missedHeartbeatsBeforeAway: number;
}

/** Our own figures: two minutes to write, five to breathe after a crisis, which weighs as much as a quarter of an hour idle less. */
export const defaultPresencePolicy: PresencePolicy = {
  wrapUpSeconds: 120,
  extensionSeconds: 120,
  mostExtensions: 2,
  restAfterCrisisSeconds: 300,
  talkWeightPercent: 25,
  crisisWeightSeconds: 900,
  missesBeforeAway: 3,
  missedHeartbeatsBeforeAway: 3,
};

const whole = (minimum: number, maximum: number): object => ({ type: 'integer', minimum, maximum });

/** JSON Schema of a PresencePolicy. */
export const presencePolicySchema: object = {
  type: 'object',
  additionalProperties: false,
  required: Object.keys(defaultPresencePolicy),
  properties: {
    wrapUpSeconds: whole(5, 3600),
    extensionSeconds: whole(5, 3600),
    mostExtensions: whole(0, 10),
    restAfterCrisisSeconds: whole(0, 7200),
    talkWeightPercent: whole(0, 100),
    crisisWeightSeconds: whole(0, 14_400),
    missesBeforeAway: whole(1, 20),
    missedHeartbeatsBeforeAway: whole(1, 20),
  },
};
