import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { mergeCallbacks, type OpenCallback } from '../../../../src/core/callbacks/merge-callbacks.js';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 15, minute));
const callback = (id: string): fc.Arbitrary<OpenCallback> =>
  fc
    .record({
      state: fc.constantFrom('queued', 'scheduled', 'needs-decision'),
      urgency: fc.constantFrom('urgent' as const, 'standard' as const),
      from: fc.nat(30),
      by: fc.nat(30),
      due: fc.nat(50),
    })
    .map(({ state, urgency, from, by, due }) => ({
      id,
      state,
      urgency,
      windowStart: at(from),
      promisedBy: at(from + by),
      dueAt: at(due),
    }));

it('B-105 keeps one, with the earlier promise and the higher urgency, whichever is merged into the other', () => {
  fc.assert(
    fc.property(callback('a'), callback('b'), (a, b) => {
      const merged = mergeCallbacks(a, b);
      expect(mergeCallbacks(b, a)).toEqual(merged);
      expect([merged.keptId, merged.endedId].sort()).toEqual(['a', 'b']);
      expect(merged.urgency).toBe([a, b].some(({ urgency }) => urgency === 'urgent') ? 'urgent' : 'standard');
      for (const one of [a, b]) {
        expect(merged.promisedBy.getTime()).toBeLessThanOrEqual(one.promisedBy.getTime());
        expect(merged.windowStart.getTime()).toBeLessThanOrEqual(one.windowStart.getTime());
      }
    }),
  );
});

it('lets who stands in line stand there, and calls rather than asks who decides', () => {
  const plain = { urgency: 'standard' as const, windowStart: at(0), promisedBy: at(10), dueAt: at(5) };
  const queued = { ...plain, id: 'a', state: 'queued', promisedBy: at(20) };
  const scheduled = { ...plain, id: 'b', state: 'scheduled' };
  const undecided = { ...plain, id: 'c', state: 'needs-decision', dueAt: at(1) };
  expect(mergeCallbacks(scheduled, queued)).toMatchObject({ keptId: 'a', promisedBy: at(10), dueAt: at(5) });
  expect(mergeCallbacks(undecided, scheduled)).toMatchObject({ keptId: 'b', dueAt: at(5) });
});
