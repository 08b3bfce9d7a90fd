import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { rankCounsellors, type CounsellorFacts, type EntryFacts } from '../../../../src/core/routing/rank-counsellors.js';

const at = new Date('2026-03-02T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(at.getTime() - minutes * 60_000);

function entryOf(changes: Partial<EntryFacts> = {}): EntryFacts {
  return { routeId: 'en', urgency: 'standard', lastCounsellorId: null, lastCounsellorReliefAt: null, ...changes };
}

function counsellor(id: string, changes: Partial<CounsellorFacts> = {}): CounsellorFacts {
  const facts = { id, name: id.toUpperCase(), routeIds: ['en'], availableSince: minutesAgo(4) };
  return { ...facts, declinedThisEntry: false, missedThisEntry: false, ...changes };
}

const order = (entry: EntryFacts, candidates: readonly CounsellorFacts[]) =>
  rankCounsellors(entry, candidates, at).map(({ counsellorId }) => counsellorId);

describe('rankCounsellors', () => {
  test('only who serves the route and has not declined or missed this entry', () => {
    const candidates = [
      counsellor('a', { routeIds: ['es'] }),
      counsellor('b', { declinedThisEntry: true }),
      counsellor('c', { missedThisEntry: true }),
      counsellor('d'),
    ];
    expect(order(entryOf(), candidates)).toEqual(['d']);
  });

  test('last counsellor, then fewest other routes, then longest idle, then by id', () => {
    const candidates = [
      counsellor('e'),
      counsellor('d'),
      counsellor('c', { availableSince: minutesAgo(9) }),
      counsellor('b', { routeIds: ['en', 'es'], availableSince: minutesAgo(60) }),
      counsellor('a', { routeIds: ['en', 'es', 'fr'] }),
    ];
    expect(order(entryOf({ lastCounsellorId: 'a' }), candidates)).toEqual(['a', 'c', 'd', 'e', 'b']);
  });

  test('the sentence says why', () => {
    const ana = counsellor('ana', { name: 'Ana', routeIds: ['en', 'es', 'fr', 'es'] });
    expect(rankCounsellors(entryOf({ lastCounsellorId: 'ana' }), [ana, counsellor('bo', { name: 'Bo' })], at)).toEqual([
      {
        counsellorId: 'ana',
        sentence: 'Ana: took their last call, serves 2 other routes, idle 4 min',
        terms: [
          { name: 'last counsellor', value: 'yes' },
          { name: 'other routes', value: '2' },
          { name: 'idle', value: '4 min' },
        ],
      },
      expect.objectContaining({ counsellorId: 'bo', sentence: 'Bo: serves no other route, idle 4 min' }),
    ]);
  });

  describe('relief', () => {
    const waiting = entryOf({ lastCounsellorId: 'a', lastCounsellorReliefAt: new Date(at.getTime() + 1) });

    test('until then the entry waits for its last counsellor', () => {
      expect(order(waiting, [counsellor('a'), counsellor('b')])).toEqual(['a']);
      expect(order(waiting, [counsellor('b')])).toEqual([]);
    });

    test('after it, for nobody', () => {
      expect(order({ ...waiting, lastCounsellorReliefAt: at }, [counsellor('b')])).toEqual(['b']);
    });

    test('nor when the last counsellor declined, nor in danger', () => {
      expect(order(waiting, [counsellor('a', { declinedThisEntry: true }), counsellor('b')])).toEqual(['b']);
      expect(order({ ...waiting, urgency: 'urgent' }, [counsellor('a'), counsellor('b')])).toEqual(['a', 'b']);
    });
  });
});

test('the order does not depend on the order of the candidates', () => {
  const facts = fc.record({
    id: fc.stringMatching(/^[a-h]$/),
    routeIds: fc.subarray(['en', 'es', 'fr']),
    availableSince: fc.nat(5).map(minutesAgo),
    declinedThisEntry: fc.boolean(),
    missedThisEntry: fc.boolean(),
  });
  const candidates = fc
    .uniqueArray(facts, { selector: ({ id }) => id, maxLength: 8 })
    .map((all) => all.map((one) => counsellor(one.id, one)));
  const shuffled = candidates.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  fc.assert(
    fc.property(
      shuffled,
      fc.constantFrom('a', 'h', null),
      fc.option(fc.integer({ min: -1, max: 1 })),
      ([one, other], last, relief) => {
        const reliefAt = relief === null ? null : new Date(at.getTime() + relief);
        const entry = entryOf({ lastCounsellorId: last, lastCounsellorReliefAt: reliefAt });
        expect(rankCounsellors(entry, other, at)).toEqual(rankCounsellors(entry, one, at));
      },
    ),
  );
});
