import type { PromisesDto } from '../../../../src/contracts/waiting.dto.js';
import { withQuery } from '../../api/client.js';
import { useAsk } from '../../api/queries.js';

const everyMilliseconds = 60_000;
const week = 7 * 86_400_000;

interface Kept {
  readonly today: PromisesDto | undefined;
  readonly lastWeek: PromisesDto | undefined;
}

/** Since midnight here, and the same hours of the same weekday a week ago. */
export function usePromises(): Kept {
  // To the minute, so that the address stays the same while somebody looks.
  const now = Math.floor(Date.now() / everyMilliseconds) * everyMilliseconds + everyMilliseconds;
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const between = (from: number, to: number) =>
    withQuery('/v1/board/promises', { from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  const today = useAsk<PromisesDto>(['board', 'promises', midnight], between(midnight, now), { every: everyMilliseconds });
  // Under another noun: nothing that happens now changes last week.
  const lastWeek = useAsk<PromisesDto>(['admin', 'promises', midnight - week], between(midnight - week, now - week), {
    every: everyMilliseconds,
  });
  return { today: today.data, lastWeek: lastWeek.data };
}
