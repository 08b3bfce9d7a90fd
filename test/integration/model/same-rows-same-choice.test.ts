import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { MatchCounsellor, Matcher } from '../../../src/modules/routing/index.js';
import { minutesAfterStart } from '../intake/seeded-rows.js';
import { number, onShift } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';
import { serve, waits } from '../routing/routing-steps.js';
import { runs } from './settings.js';

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

class NotForGood extends Error {}

const pairs = `select e.id || ' ' || o.counsellor_id as pair from offer o join queue_entry e on e.id = o.queue_entry_id order by 1`;

/** What a matcher would do with the rows as they are. */
async function choice(): Promise<readonly string[]> {
  let chosen: readonly { pair: string }[] = [];
  const tried = floor.database.transaction(async (tx) => {
    await floor.use(Matcher).matchRoute(tx, floor.rows.routeId, floor.clock.at);
    chosen = await tx.query<{ pair: string }>(pairs);
    throw new NotForGood();
  });
  await expect(tried).rejects.toThrow(NotForGood);
  return chosen.map(({ pair }) => pair);
}

const drawn = fc.record({
  /** When each is due and promised: few values, so that many are equal. */
  dueMinutesAgo: fc.array(fc.nat(1), { minLength: 1, maxLength: 6 }),
  staff: fc.array(fc.record({ idle: fc.integer({ min: 1, max: 2 }), proficiency: fc.integer({ min: 3, max: 4 }) }), {
    minLength: 1,
    maxLength: 6,
  }),
});

async function rowsOf({ dueMinutesAgo, staff }: { dueMinutesAgo: number[]; staff: { idle: number; proficiency: number }[] }) {
  await floor.reset();
  for (const [n, ago] of dueMinutesAgo.entries()) await waits(floor, number(41 + n), { due_at: minutesAfterStart(-ago) });
  for (const [n, { idle, proficiency }] of staff.entries())
    await serve(floor, await onShift(floor, `Counsellor ${n}`, idle), { proficiency });
}

test(
  'two matchers that look at the same rows choose the same, also among equals, and together they do it once',
  async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (rows) => {
        await rowsOf(rows);
        const first = await choice();
        expect(first).toHaveLength(Math.min(rows.dueMinutesAgo.length, rows.staff.length));
        expect(await choice()).toEqual(first);
        const matcher = floor.use(MatchCounsellor);
        await Promise.all([matcher.matchRoute(floor.rows.routeId), matcher.matchRoute(floor.rows.routeId)]);
        expect((await floor.database.query<{ pair: string }>(pairs)).map(({ pair }) => pair)).toEqual(first);
      }),
      { numRuns: runs.ties },
    );
  },
  runs.timeoutMs,
);
