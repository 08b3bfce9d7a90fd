import type { Call } from './call.js';

/** The call as it was at an instant, for reading only, or undefined when it did not exist yet. */
export function callAsOf(call: Call, instant: Date): Call | undefined {
  const change = call.changes.findLast(({ at }) => at <= instant);
  if (!change) return undefined;
  const until = (then: Date | undefined): Date | undefined => (then && then <= instant ? then : undefined);
  return Object.assign(Object.create(call) as Call, {
    status: change.status,
    updatedAt: change.at,
    startedAt: until(call.startedAt),
    answeredAt: until(call.answeredAt),
    endedAt: until(call.endedAt),
  });
}
