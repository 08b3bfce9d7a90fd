import type { StaffPrincipal } from '../../../../src/platform/auth/principal.js';
import { PullEntry } from '../../../../src/modules/callbacks/from-line/pull-entry.js';
import { PullNext } from '../../../../src/modules/callbacks/from-line/pull-next.js';
import { PushEntry } from '../../../../src/modules/callbacks/from-line/push-entry.js';
import { number } from '../../calls/floor-steps.js';
import type { Floor } from '../../calls/opened-floor.js';
import { waits } from '../../routing/routing-steps.js';

export interface InLine {
  readonly callbackId: string;
  readonly entryId: string;
}

/** The n-th person, in line since the start; nobody is free yet. */
export async function inLine(floor: Floor, n = 1, columns: Readonly<Record<string, unknown>> = {}): Promise<InLine> {
  const callbackId = await waits(floor, number(n), columns);
  const [entry] = await floor.database.query<{ id: string }>(
    'select id from queue_entry where callback_id = $1 and ended_at is null',
    [callbackId],
  );
  return { callbackId, entryId: entry!.id };
}

/** What the program itself would offer them comes later than what a person does. */
export const isFree = (floor: Floor, counsellorId: string) =>
  floor.database.query(`update counsellor set presence = 'available', presence_since = $2 where id = $1`, [
    counsellorId,
    floor.clock.at,
  ]);

export const pull = (floor: Floor, entryId: string, counsellorId: string) => floor.use(PullEntry).run(entryId, counsellorId);
export const pullNext = (floor: Floor, counsellorId: string) => floor.use(PullNext).run(counsellorId);
export const push = (floor: Floor, entryId: string, counsellorId: string, by: StaffPrincipal) =>
  floor.use(PushEntry).run({ entryId, counsellorId, reason: 'They know the family' }, by);

/** How each of several tries ended: 'won', or the code of the refusal. */
export function endings(tries: readonly PromiseSettledResult<unknown>[]): readonly string[] {
  return tries.map((one) => (one.status === 'fulfilled' ? 'won' : (one.reason as { code: string }).code));
}
