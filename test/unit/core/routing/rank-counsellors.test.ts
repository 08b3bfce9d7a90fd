import { describe, expect, test } from '@jest/globals';
import type { CounsellorFacts, EntryFacts } from '../../../../src/core/routing/facts.js';
import { rankCounsellors } from '../../../../src/core/routing/rank-counsellors.js';
import { at, counsellor, entryOf, inSeconds, policyOf, secondsAgo } from './routing-facts.js';

const decide = (entry: EntryFacts, candidates: readonly CounsellorFacts[], policy = policyOf()) =>
  rankCounsellors(entry, candidates, policy, at);
const order = (...args: Parameters<typeof decide>) => decide(...args).ranked.map(({ counsellorId }) => counsellorId);
const onlyExclusion = (...args: Parameters<typeof decide>) => {
  const { excluded, nextLookAt } = decide(...args);
  return { ...excluded[0], nextLookAt };
};

describe('the order', () => {
  test('whom it is assigned to, last counsellor, own route, no supervisor, most proficient, fewest other routes, longest idle, id', () => {
    const candidates = [
      counsellor('i', { routeId: 'en-2', proficiency: 5 }),
      counsellor('h', { isSupervisor: true, proficiency: 5 }),
      counsellor('g', { proficiency: 2 }),
      counsellor('e'),
      counsellor('d'),
      counsellor('c', { availableSince: secondsAgo(600) }),
      counsellor('f', { otherRoutes: 1, availableSince: secondsAgo(6000) }),
      counsellor('b', { proficiency: 4, otherRoutes: 3 }),
      counsellor('a', { proficiency: 1, otherRoutes: 4 }),
      counsellor('z', { proficiency: 1, otherRoutes: 5, isSupervisor: true }),
    ];
    const policy = policyOf({}, { routes: [{ routeId: 'en-2', afterSeconds: 60 }] });
    const entry = entryOf({ assignedTo: 'z', lastCounsellorId: 'a' });
    expect(order(entry, candidates, policy)).toEqual(['z', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
  });

  test('comes with its terms and a sentence', () => {
    const ana = counsellor('ana', { name: 'Ana', otherRoutes: 2, proficiency: 4 });
    expect(decide(entryOf({ language: 'es', lastCounsellorId: 'ana' }), [ana]).ranked).toEqual([
      {
        counsellorId: 'ana',
        sentence: 'Ana: speaks Spanish, took their last call, idle 4 min',
        terms: [
          { name: 'assigned', value: 'no' },
          { name: 'last counsellor', value: 'yes' },
          { name: 'own route', value: 'yes' },
          { name: 'supervisor', value: 'no' },
          { name: 'proficiency', value: '4' },
          { name: 'other routes', value: '2' },
          { name: 'idle', value: '4 min' },
          { name: 'idle by weight', value: '4 min' },
        ],
      },
    ]);
    const assigned = decide(entryOf({ assignedTo: 'ana' }), [ana]).ranked[0]!;
    expect(assigned.sentence).toBe('Ana: speaks English, it is assigned to them, idle 4 min');
    expect(assigned.terms.slice(0, 2)).toEqual([
      { name: 'assigned', value: 'yes' },
      { name: 'last counsellor', value: 'no' },
    ]);
    const policy = policyOf({}, { routes: [{ routeId: 'en-2', afterSeconds: 0 }] });
    const mia = counsellor('mia', { name: 'Mia', routeId: 'en-2', isSupervisor: true });
    expect(decide(entryOf({ programme: 'veterans' }), [mia], policy).ranked[0]!.sentence).toBe(
      'Mia: speaks English, knows veterans, helps out from another route, supervisor, idle 4 min',
    );
  });
});

describe('fairness', () => {
  const hard = counsellor('a', { name: 'Ana', availableSince: secondsAgo(600), talkWeightSeconds: 481 });

  test('goes by weight: after a hard talk others come first until the weight is made up for', () => {
    const other = counsellor('b', { availableSince: secondsAgo(120) });
    expect(order(entryOf(), [hard, other])).toEqual(['b', 'a']);
    expect(order(entryOf(), [{ ...hard, talkWeightSeconds: 479 }, other])).toEqual(['a', 'b']);
  });

  test('says how long somebody was idle and what counts of it', () => {
    const [ranked] = decide(entryOf(), [hard]).ranked;
    expect(ranked!.sentence).toBe('Ana: speaks English, idle 10 min (1 min by the weight of their last talk)');
    expect(ranked!.terms.slice(-2)).toEqual([
      { name: 'idle', value: '10 min' },
      { name: 'idle by weight', value: '1 min' },
    ]);
  });

  test('leaves nobody out: whoever is alone is offered the next one at once', () => {
    expect(order(entryOf(), [{ ...hard, talkWeightSeconds: 7200 }])).toEqual(['a']);
  });
});

describe('nobody is offered whom', () => {
  test.each<[string, Partial<CounsellorFacts>, string, string]>([
    ['serves another route', { routeId: 'es' }, 'routing/other-route', 'B: does not serve this route'],
    ['lacks a skill', { skills: ['youth'] }, 'routing/skills', 'B: lacks methadone'],
    ['has left', { isActive: false }, 'routing/inactive', 'B: does not work here any more'],
    ['talks', { presence: 'on-call' }, 'routing/not-available', 'B: is on a call'],
    ['is offered somebody', { presence: 'offered' }, 'routing/not-available', 'B: is being offered somebody else'],
    ['writes', { presence: 'wrap-up' }, 'routing/not-available', 'B: is writing up their last call'],
    ['rests', { presence: 'break' }, 'routing/not-available', 'B: is on a break'],
    ['is off', { presence: 'offline' }, 'routing/not-available', 'B: is not on shift'],
    ['is in a presence of tomorrow', { presence: 'away' }, 'routing/not-available', 'B: is away'],
    ['cannot be rung', { isReachable: false }, 'routing/unreachable', 'B: has no phone that can be rung'],
  ])('%s, whatever the time', (_, changes, rule, sentence) => {
    const entry = entryOf({ requiredSkills: ['methadone'], urgency: 'urgent' });
    const candidates = [counsellor('b', { skills: ['methadone', 'youth'], ...changes })];
    expect(onlyExclusion(entry, candidates)).toEqual({ counsellorId: 'b', rule, sentence, nextLookAt: null });
  });

  test.each<[string, Partial<CounsellorFacts>, string]>([
    ['declined', { declinedAt: secondsAgo(59), missedAt: secondsAgo(90) }, 'B: declined this one, asked again from 07:00'],
    ['missed', { missedAt: secondsAgo(59), declinedAt: secondsAgo(90) }, 'B: did not answer this one, asked again from 07:00'],
  ])('has just %s it, until the second try, not even in danger', (kind, changes, sentence) => {
    const answer = { counsellorId: 'b', rule: `routing/${kind}`, sentence, nextLookAt: inSeconds(1) };
    expect(onlyExclusion(entryOf({ urgency: 'urgent' }), [counsellor('b', changes)])).toEqual(answer);
    expect(order(entryOf(), [counsellor('b', { declinedAt: secondsAgo(60), missedAt: secondsAgo(60) })])).toEqual(['b']);
  });
});

describe('rings', () => {
  const rings = [
    { afterSeconds: 90, minProficiency: 1 },
    { afterSeconds: 20, minProficiency: 3 },
    { afterSeconds: 45, minProficiency: 2 },
  ];
  const three = [counsellor('a', { proficiency: 1 }), counsellor('b', { proficiency: 2 }), counsellor('c', { proficiency: 3 })];
  const waited = (seconds: number) => entryOf({ waitingSince: secondsAgo(seconds) });

  test.each([
    [0, ['c'], 45],
    [44, ['c'], 1],
    [45, ['c', 'b'], 45],
    [89, ['c', 'b'], 1],
    [90, ['c', 'b', 'a'], null],
  ])('widen: after %i s %j, the next look in %s s', (seconds, able, next) => {
    const decision = decide(waited(seconds), three, policyOf({ rings }));
    expect(decision.ranked.map(({ counsellorId }) => counsellorId)).toEqual(able);
    expect(decision.nextLookAt).toEqual(next === null ? null : inSeconds(next));
  });

  test('say what they ask for, and until when', () => {
    const { excluded } = decide(waited(10), three, policyOf({ rings }));
    expect(excluded).toEqual([
      { counsellorId: 'a', rule: 'routing/ring', sentence: 'A: proficiency 1, this ring asks for 3 until 07:01' },
      { counsellorId: 'b', rule: 'routing/ring', sentence: 'B: proficiency 2, this ring asks for 3 until 07:00' },
    ]);
  });

  test('that never widen to somebody keep them out for good; without rings all are good enough', () => {
    const strict = policyOf({ rings: [{ afterSeconds: 0, minProficiency: 4 }] });
    expect(onlyExclusion(entryOf(), [counsellor('c')], strict)).toMatchObject({
      sentence: 'C: proficiency 3, this ring asks for 4',
      nextLookAt: null,
    });
    expect(order(waited(0), three, policyOf({ rings: [] }))).toEqual(['c', 'b', 'a']);
  });

  test('hold nobody back whose clock is ahead of ours', () => {
    expect(order(waited(-1), three, policyOf({ rings }))).toEqual(['c']);
  });

  test('hold neither danger nor whom it is assigned to nor the counsellor of the last talk', () => {
    expect(order({ ...waited(0), urgency: 'urgent' }, three, policyOf({ rings }))).toEqual(['c', 'b', 'a']);
    expect(order({ ...waited(0), lastCounsellorId: 'a' }, three, policyOf({ rings, reliefSeconds: 0 }))).toEqual(['a', 'c']);
    expect(order({ ...waited(0), assignedTo: 'a' }, three, policyOf({ rings, reliefSeconds: 0 }))).toEqual(['a', 'c']);
  });
});

describe('relief', () => {
  const waiting = entryOf({ waitingSince: secondsAgo(10), lastCounsellorId: 'a' });
  const others = [counsellor('b'), counsellor('c')];
  const held = { rule: 'routing/held', sentence: 'B: kept for A, who took their last call, until 07:00' };

  test.each(['on-call', 'wrap-up', 'offered'])(
    'keeps the entry for its last counsellor, who is %s and may come free',
    (presence) => {
      const decision = decide(waiting, [counsellor('a', { presence }), ...others]);
      expect(decision.ranked).toEqual([]);
      expect(decision.excluded).toContainEqual({ counsellorId: 'b', ...held });
      expect(decision.nextLookAt).toEqual(inSeconds(5));
    },
  );

  test('offers it to nobody else while they are free', () => {
    expect(order(waiting, [counsellor('a'), ...others])).toEqual(['a']);
  });

  test.each<[string, Partial<CounsellorFacts>]>([
    ['on a break', { presence: 'break' }],
    ['off', { presence: 'offline' }],
    ['without a phone', { isReachable: false }],
    ['gone', { isActive: false, presence: 'on-call' }],
    ['of another route now', { routeId: 'es' }],
    ['who has just declined', { declinedAt: secondsAgo(3) }],
    ['who has just missed it', { missedAt: secondsAgo(3) }],
  ])('is for nobody who is %s', (_, changes) => {
    expect(order(waiting, [counsellor('a', changes), ...others])).toEqual(['b', 'c']);
  });

  test('is for whom it is assigned to before the counsellor of the last talk, and says so', () => {
    const both = { ...waiting, assignedTo: 'z' };
    const busy = [counsellor('z', { presence: 'on-call' }), counsellor('a'), counsellor('b')];
    const { ranked, excluded } = decide(both, busy);
    expect(ranked).toEqual([]);
    expect(excluded.map(({ sentence }) => sentence)).toEqual([
      'A: kept for Z, to whom it is assigned, until 07:00',
      'B: kept for Z, to whom it is assigned, until 07:00',
      'Z: is on a call',
    ]);
  });

  test.each<[string, Partial<CounsellorFacts>]>([
    ['is on a break', { presence: 'break' }],
    ['is off', { presence: 'offline' }],
    ['has left', { isActive: false }],
    ['has just declined', { declinedAt: secondsAgo(3) }],
  ])('falls to the counsellor of the last talk when whom it is assigned to %s, then to the team', (_, changes) => {
    const both = { ...waiting, assignedTo: 'z' };
    const z = counsellor('z', changes);
    expect(order(both, [z, counsellor('a'), counsellor('b')])).toEqual(['a']);
    expect(order({ ...both, lastCounsellorId: null }, [z, counsellor('b'), counsellor('c')])).toEqual(['b', 'c']);
  });

  test('ends, and danger waits for nobody', () => {
    const busy = [counsellor('a', { presence: 'on-call' }), ...others];
    expect(order({ ...waiting, waitingSince: secondsAgo(15) }, busy)).toEqual(['b', 'c']);
    expect(order({ ...waiting, urgency: 'urgent' }, busy)).toEqual(['b', 'c']);
    expect(order(waiting, others)).toEqual(['b', 'c']);
  });
});

describe('overflow', () => {
  const policy = policyOf({}, { supervisorsAfterSeconds: 120, routes: [{ routeId: 'en-2', afterSeconds: 180 }] });
  const helpers = [counsellor('m', { isSupervisor: true }), counsellor('x', { routeId: 'en-2' })];
  const waited = (seconds: number) => entryOf({ waitingSince: secondsAgo(seconds) });

  test.each([
    [119, [], 1],
    [120, ['m'], 60],
    [180, ['m', 'x'], null],
  ])('after %i s asks %j, then looks again in %s s', (seconds, able, next) => {
    const decision = decide(waited(seconds), helpers, policy);
    expect(decision.ranked.map(({ counsellorId }) => counsellorId)).toEqual(able);
    expect(decision.nextLookAt).toEqual(next === null ? null : inSeconds(next));
  });

  test('says from when, and danger asks everybody at once', () => {
    expect(decide(waited(0), helpers, policy).excluded).toEqual([
      { counsellorId: 'm', rule: 'routing/supervisor', sentence: 'M: supervisor, asked from 07:02' },
      { counsellorId: 'x', rule: 'routing/overflow-route', sentence: 'X: of another route, asked from 07:03' },
    ]);
    expect(order({ ...waited(0), urgency: 'urgent' }, helpers, policy)).toEqual(['m', 'x']);
  });
});
