import { slowTalkSeconds } from '../queue-maths/wait-estimate.js';

/** What a site expects of a shift. */
export interface ShiftPolicy {
  /** Counsellors of a route who are on shift together; null: all that it has. */
  readonly counsellors: number | null;
  /** How long a call takes with what is written after it, until enough were measured. */
  readonly minutesPerCall: number;
  /** So many recent talks say more than `minutesPerCall`. */
  readonly measuredFrom: number;
}

export interface ShiftFacts {
  readonly counsellorsOfRoute: number;
  /** Lengths of recent talks with their wrap-up, in seconds. */
  readonly recentTalkSeconds: readonly number[];
}

/** So many calls at once, each taking so long. */
export interface ShiftCapacity {
  /** 1 or more: somebody will come. */
  readonly counsellors: number;
  readonly minutesPerCall: number;
}

export const standardShift: ShiftPolicy = { counsellors: null, minutesPerCall: 15, measuredFrom: 20 };

// A few odd talks must neither pile up everybody at the opening nor put anybody off for hours.
export const shortestMinutes = 5;
export const longestMinutes = 60;

/** What the next shift of a route can do: as many as the site expects, and talks as slow as the slow ones were. */
export function shiftCapacity({ counsellorsOfRoute, recentTalkSeconds }: ShiftFacts, policy: ShiftPolicy): ShiftCapacity {
  const counsellors = Math.max(1, policy.counsellors ?? counsellorsOfRoute);
  if (recentTalkSeconds.length < policy.measuredFrom) return { counsellors, minutesPerCall: policy.minutesPerCall };
  const measured = Math.ceil(slowTalkSeconds(recentTalkSeconds) / 60);
  return { counsellors, minutesPerCall: Math.min(longestMinutes, Math.max(shortestMinutes, measured)) };
}
