import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { AdvanceImport } from '../../../src/modules/exchange/imports/advance-import.js';
import { ImportRowStore } from '../../../src/modules/exchange/imports/import-row.store.js';
import { LeadBatcher } from '../../../src/modules/leads/index.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import { advance, counted, openExchange, receive, rowsOf, sweepLater, type Exchange } from './import-steps.js';

let on: Exchange;
let manager: StaffPrincipal;

beforeAll(async () => {
  on = await openExchange();
});
afterAll(() => on.close());
beforeEach(async () => {
  await on.reset();
  manager = await on.rows.staff('Morgan', 'manager');
});

const size = 6;
const file = ['phone,name', ...Array.from({ length: size }, (_, n) => `20255501${20 + n},Person ${n}`)].join('\n');
const died = Object.assign(new Error('terminating connection'), { code: '57P01' });

/** The process dies at the `nth` row of those that follow: before its lead is written, or between that and the note of it. */
function dieAt(nth: number, where: 'before the lead' | 'after the lead'): () => void {
  const [object, method] =
    where === 'before the lead' ? ([on.use(LeadBatcher), 'write'] as const) : ([on.use(ImportRowStore), 'imported'] as const);
  const target = object as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  const real = target[method]!.bind(object);
  let calls = 0;
  target[method] = (...args) => (calls++ === nth ? Promise.reject(died) : real(...args));
  return () => delete target[method];
}

async function importThroughDeaths(
  deaths: readonly { nth: number; where: 'before the lead' | 'after the lead' }[],
): Promise<string> {
  const { id } = await receive(on, manager, file);
  for (const { nth, where } of deaths) {
    const heal = dieAt(nth, where);
    await advance(on, id).catch((error: unknown) => expect(error).toBe(died));
    await on.use(AdvanceImport).run(id); // nobody else goes on while the lease of the dead one stands
    heal();
    on.clock.at = new Date(on.clock.at.getTime() + 31_000);
  }
  await advance(on, id).catch(() => {});
  await sweepLater(on);
  return id;
}

it('goes on where it stopped, wherever that was: each row is a lead exactly once', async () => {
  const death = fc.record({
    nth: fc.nat(size - 1),
    where: fc.constantFrom('before the lead' as const, 'after the lead' as const),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(death, { maxLength: 3 }), async (deaths) => {
      await on.reset();
      manager = await on.rows.staff('Morgan', 'manager');
      const id = await importThroughDeaths(deaths);
      expect((await rowsOf(on, id)).map(({ state }) => state)).toEqual(Array.from({ length: size }, () => 'imported'));
      expect(await counted(on, 'lead', 'person', 'intake', 'callback', 'raw_submission')).toEqual([size, size, size, size, size]);
    }),
    { numRuns: 12 },
  );
});

it('B-046 is not fooled by keys that were pruned while it stood still', async () => {
  const { id } = await receive(on, manager, file);
  const heal = dieAt(2, 'after the lead');
  await expect(advance(on, id)).rejects.toBe(died);
  heal();
  await on.database.query('delete from idempotency_record');
  await sweepLater(on);
  expect(await counted(on, 'lead', 'callback')).toEqual([size, size]);
  expect((await rowsOf(on, id)).every(({ state }) => state === 'imported')).toBe(true);
});

it('never has more than one row at the batcher: whoever asks now does not wait for a list', async () => {
  const batcher = on.use(LeadBatcher);
  const real = batcher.write.bind(batcher);
  let atOnce = 0;
  let most = 0;
  batcher.write = async (draft) => {
    most = Math.max(most, ++atOnce);
    return real(draft).finally(() => atOnce--);
  };
  const { id } = await receive(on, manager, file);
  await advance(on, id);
  delete (batcher as { write?: unknown }).write;
  expect(most).toBe(1);
});
