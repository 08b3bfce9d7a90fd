import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { decideMove } from '../../../../src/core/presence/decide-move.js';
import { presenceCauses, presenceTable, sourcesOf, type PresenceFact } from '../../../../src/core/presence/presence-table.js';
import { presences, type Presence } from '../../../../src/core/presence/presences.js';

const all = new Set<PresenceFact>(['free', 'reachable', 'outcome-written', 'rested', 'time-is-up']);
const waysOutOf = (from: Presence) =>
  presences.flatMap((to) => presenceTable[to].filter((way) => way.from.includes(from)).map((way) => ({ to, ...way })));

function reachedFrom(start: Presence): ReadonlySet<Presence> {
  const reached = new Set<Presence>([start]);
  for (const from of reached) for (const { to } of waysOutOf(from)) reached.add(to);
  return reached;
}

describe('the presence table', () => {
  it.each(presences)('from %s every other presence can be reached', (start) => {
    expect([...reachedFrom(start)].sort()).toEqual([...presences].sort());
  });

  it('leads nowhere from itself, and by one way at most for one cause', () => {
    for (const from of presences)
      for (const { to, by } of waysOutOf(from)) {
        expect(to).not.toBe(from);
        expect(sourcesOf(to, by).filter((one) => one === from)).toHaveLength(1);
      }
  });

  it('has a use for every cause', () => {
    const used = new Set(presences.flatMap((to) => presenceTable[to].map((way) => way.by)));
    expect([...used].sort()).toEqual([...presenceCauses].sort());
  });

  it.each(['break', 'offline'] as const)('from %s only the counsellor comes back to work', (away) => {
    const causes = waysOutOf(away).filter(({ by }) => by !== 'account-closed');
    expect(new Set(causes.map(({ by }) => by))).toEqual(new Set(['own-choice']));
  });

  it('takes nobody away from an offer or a call before it is over', () => {
    for (const from of ['offered', 'on-call'] as const)
      for (const { to, by, needs } of waysOutOf(from))
        expect({ to, by, waits: to === 'on-call' || needs.includes('free') }).toEqual({ to, by, waits: true });
  });

  it('offers nobody to somebody who was not available just before', () => {
    expect(sourcesOf('offered', 'routing')).toEqual(['available']);
    expect(presenceTable.offered).toHaveLength(1);
  });

  it('never makes anybody available while an outcome is owed, whatever the way through wrap-up', () => {
    for (const way of presenceTable.available.filter(({ from }) => from.includes('wrap-up')))
      expect(way.needs).toContain('outcome-written');
  });
});

describe('a move', () => {
  it.each([
    ['own-choice', 'break', 'available', 'outcome-written', { kind: 'lacks', fact: 'outcome-written' }],
    ['own-choice', 'break', 'available', 'reachable', { kind: 'lacks', fact: 'reachable' }],
    ['own-choice', 'on-call', 'break', 'free', { kind: 'lacks', fact: 'free' }],
    ['own-choice', 'wrap-up', 'available', 'rested', { kind: 'go' }],
    ['own-choice', 'wrap-up', 'available', 'time-is-up', { kind: 'go' }],
    ['outcome', 'wrap-up', 'available', 'rested', { kind: 'lacks', fact: 'rested' }],
    ['outcome', 'wrap-up', 'available', 'time-is-up', { kind: 'go' }],
    ['time', 'wrap-up', 'available', 'outcome-written', { kind: 'lacks', fact: 'outcome-written' }],
    ['time', 'break', 'available', 'free', { kind: 'no-way' }],
    ['release', 'break', 'available', 'reachable', { kind: 'no-way' }],
    ['routing', 'wrap-up', 'offered', 'free', { kind: 'no-way' }],
  ] as const)('%s: from %s to %s without "%s"', (by, from, to, without, expected) => {
    const facts = new Set([...all].filter((fact) => fact !== without));
    expect(decideMove({ from, to, by }, facts)).toEqual(expected);
  });

  it('with every fact goes exactly where the table has a way', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...presences),
        fc.constantFrom(...presences),
        fc.constantFrom(...presenceCauses),
        (from, to, by) => {
          expect(decideMove({ from, to, by }, all).kind === 'go').toBe(sourcesOf(to, by).includes(from));
        },
      ),
    );
  });
});
