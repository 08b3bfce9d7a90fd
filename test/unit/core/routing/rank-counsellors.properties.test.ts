import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { CounsellorFacts, EntryFacts } from '../../../../src/core/routing/facts.js';
import { rankCounsellors } from '../../../../src/core/routing/rank-counsellors.js';
import type { RoutingPolicy } from '../../../../src/core/routing/routing-policy.js';
import { at, counsellor, entryOf, policyOf, secondsAgo } from './routing-facts.js';

const seconds = fc.nat(200);
const refused = fc.option(seconds.map(secondsAgo), { freq: 3 });
const candidates = fc.uniqueArray(
  fc
    .record({
      id: fc.stringMatching(/^[a-h]$/),
      routeId: fc.constantFrom('en', 'en', 'en-2', 'es'),
      proficiency: fc.integer({ min: 1, max: 5 }),
      otherRoutes: fc.nat(2),
      skills: fc.subarray(['methadone', 'youth']),
      isSupervisor: fc.boolean(),
      isActive: fc.boolean(),
      presence: fc.constantFrom('available', 'available', 'available', 'on-call', 'wrap-up', 'break'),
      talkWeightSeconds: fc.nat(3).map((n) => n * 60),
      availableSince: fc.nat(5).map((n) => secondsAgo(n * 60)),
      isReachable: fc.boolean(),
      declinedAt: refused,
      missedAt: refused,
    })
    .map((facts) => counsellor(facts.id, facts)),
  { selector: ({ id }) => id, maxLength: 8 },
);
const entries = fc
  .record({
    requiredSkills: fc.subarray(['methadone', 'youth']),
    urgency: fc.constantFrom('urgent' as const, 'standard' as const),
    waitingSince: seconds.map(secondsAgo),
    assignedTo: fc.constantFrom('b', 'h', null),
    lastCounsellorId: fc.constantFrom('a', 'h', null),
  })
  .map(entryOf);
const policies = fc
  .record({
    reliefSeconds: seconds,
    rings: fc.array(fc.record({ afterSeconds: seconds, minProficiency: fc.integer({ min: 1, max: 5 }) }), { maxLength: 3 }),
    secondTryAfterSeconds: seconds,
    supervisors: fc.option(seconds),
    other: seconds,
  })
  .map(({ supervisors, other, ...policy }): RoutingPolicy =>
    policyOf(policy, { supervisorsAfterSeconds: supervisors, routes: [{ routeId: 'en-2', afterSeconds: other }] }),
  );

const decided = fc.tuple(entries, candidates, policies);
const idsOf = (some: readonly { counsellorId: string }[]) => some.map(({ counsellorId }) => counsellorId);

test('everybody is either ranked or excluded with a rule and a sentence', () => {
  fc.assert(
    fc.property(decided, ([entry, all, policy]) => {
      const { ranked, excluded } = rankCounsellors(entry, all, policy, at);
      expect([...idsOf(ranked), ...idsOf(excluded)].sort()).toEqual(all.map(({ id }) => id).sort());
      for (const { rule, sentence } of excluded) expect(`${rule} ${sentence}`).toMatch(/^routing\/[a-z-]+ [A-H]: \S/);
    }),
  );
});

test('the decision does not depend on the order of the candidates', () => {
  const shuffled = decided.chain(([entry, all, policy]) =>
    fc.tuple(fc.constant([entry, all, policy] as const), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, ([[entry, all, policy], other]) => {
      expect(rankCounsellors(entry, other, policy, at)).toEqual(rankCounsellors(entry, all, policy, at));
    }),
  );
});

test('whom it is assigned to comes first of all who are offered it, then the counsellor of the last talk', () => {
  fc.assert(
    fc.property(decided, ([entry, all, policy]) => {
      const ranked = idsOf(rankCounsellors(entry, all, policy, at).ranked);
      const wished = [entry.assignedTo, entry.lastCounsellorId].filter((id) => id !== null && ranked.includes(id));
      expect(ranked.slice(0, new Set(wished).size)).toEqual([...new Set(wished)]);
    }),
  );
});

test('nobody is told of a last talk, or of an assignment, that is not', () => {
  fc.assert(
    fc.property(decided, ([entry, all, policy]) => {
      const { ranked, excluded } = rankCounsellors(entry, all, policy, at);
      for (const { counsellorId, sentence } of ranked) {
        expect(sentence.includes('took their last call')).toBe(counsellorId === entry.lastCounsellorId);
        expect(sentence.includes('it is assigned to them')).toBe(counsellorId === entry.assignedTo);
      }
      for (const { sentence } of excluded) {
        const [, name, why] = /kept for ([A-H]), (.*), until/.exec(sentence) ?? [];
        if (name) expect(name.toLowerCase()).toBe(why === 'to whom it is assigned' ? entry.assignedTo : entry.lastCounsellorId);
      }
    }),
  );
});

// L-502: nobody is chosen, or put off, by who pays.
test('nothing but the facts counts: whatever else is known of entry and counsellors changes nothing', () => {
  const names = fc.constantFrom('payer', 'insurer', 'insurance', 'selfPay', 'coverage', 'revenue', 'referrer');
  const noise = fc.dictionary(
    fc.oneof(
      names,
      fc.string().map((word) => `x${word}`),
    ),
    fc.jsonValue(),
  );
  const noisy = fc.tuple(decided, noise, fc.array(noise, { minLength: 8, maxLength: 8 }));
  fc.assert(
    fc.property(noisy, ([[entry, all, policy], ofEntry, ofCounsellors]) => {
      const known: EntryFacts = { ...ofEntry, ...entry };
      const knownAll = all.map((one, index): CounsellorFacts => ({ ...ofCounsellors[index], ...one }));
      expect(rankCounsellors(known, knownAll, policy, at)).toEqual(rankCounsellors(entry, all, policy, at));
    }),
  );
});

test('the next look is the first instant at which time alone changes who is offered it', () => {
  fc.assert(
    fc.property(decided, ([entry, all, policy]) => {
      const before = rankCounsellors(entry, all, policy, at);
      const { nextLookAt } = before;
      const able = (instant: Date) => idsOf(rankCounsellors(entry, all, policy, instant).ranked).sort();
      const justBefore = nextLookAt ? new Date(nextLookAt.getTime() - 1) : new Date(at.getTime() + 3_600_000);
      if (nextLookAt) expect(nextLookAt > at).toBe(true);
      expect(able(justBefore)).toEqual(idsOf(before.ranked).sort());
    }),
  );
});

test('danger is never offered to fewer than an entry that is not', () => {
  fc.assert(
    fc.property(decided, ([entry, all, policy]) => {
      const standard = idsOf(rankCounsellors({ ...entry, urgency: 'standard' }, all, policy, at).ranked);
      expect(idsOf(rankCounsellors({ ...entry, urgency: 'urgent' }, all, policy, at).ranked)).toEqual(
        expect.arrayContaining(standard),
      );
    }),
  );
});
