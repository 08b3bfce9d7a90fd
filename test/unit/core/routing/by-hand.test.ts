import { describe, expect, test } from '@jest/globals';
import { decideByHand, type Hand } from '../../../../src/core/routing/by-hand.js';
import type { CounsellorFacts, EntryFacts } from '../../../../src/core/routing/facts.js';
import { at, counsellor, entryOf, policyOf, secondsAgo } from './routing-facts.js';

const policy = policyOf({}, { supervisorsAfterSeconds: 120, routes: [{ routeId: 'en-2', afterSeconds: 120 }] });
const fresh = entryOf({ waitingSince: at });
const last = counsellor('last', { name: 'Lou', presence: 'on-call' });
const decide = (hand: Hand, changes: Partial<CounsellorFacts> = {}, entry: EntryFacts = fresh) =>
  decideByHand(hand, entry, counsellor('ana', { name: 'Ana', ...changes }), [last], policy, at);

const supervisor = { isSupervisor: true };
const held = { ...fresh, lastCounsellorId: 'last' };

test('says in its sentence who wanted it so', () => {
  expect(decide('pulled')).toMatchObject({ kind: 'yes', sentence: 'Ana: speaks English, idle 4 min, took it from the line' });
  expect(decide('given')).toMatchObject({
    kind: 'yes',
    sentence: 'Ana: speaks English, idle 4 min, given by a supervisor',
    terms: expect.arrayContaining([{ name: 'idle', value: '4 min' }]),
  });
});

describe('what time would open', () => {
  test.each<[string, Partial<CounsellorFacts>, EntryFacts, string, string]>([
    ['a ring', { proficiency: 2 }, fresh, 'routing/ring', 'Ana: proficiency 2, this ring asks for 3 until 07:00'],
    ['relief', {}, held, 'routing/held', 'Ana: kept for Lou, who took their last call, until 07:00'],
    ['overflow', { routeId: 'en-2' }, fresh, 'routing/overflow-route', 'Ana: of another route, asked from 07:02'],
  ])('binds a counsellor who pulls, no supervisor, and nobody to whom it is given: %s', (_, changes, entry, rule, sentence) => {
    expect(decide('pulled', changes, entry)).toEqual({ kind: 'no', rule, sentence });
    expect(decide('pulled', { ...changes, ...supervisor }, entry)).toMatchObject({ kind: 'yes' });
    expect(decide('given', changes, entry)).toMatchObject({ kind: 'yes' });
  });

  test('keeps from pulling what they have just refused, and from nothing that is given', () => {
    const refused = { declinedAt: secondsAgo(5) };
    const no = { kind: 'no', rule: 'routing/declined', sentence: 'Ana: declined this one, asked again from 07:00' };
    expect(decide('pulled', refused)).toEqual(no);
    expect(decide('pulled', { ...refused, ...supervisor })).toEqual(no);
    expect(decide('given', refused)).toMatchObject({ kind: 'yes' });
  });
});

test.each<[string, Partial<CounsellorFacts>, string]>([
  ['serves another route', { routeId: 'es' }, 'routing/other-route'],
  ['lacks a skill', { skills: [] }, 'routing/skills'],
  ['has left', { isActive: false }, 'routing/inactive'],
  ['is on a call', { presence: 'on-call' }, 'routing/not-available'],
  ['has no phone that can be rung', { isReachable: false }, 'routing/unreachable'],
])('what nobody may overlook binds all: who %s', (_, changes, rule) => {
  const entry = { ...fresh, urgency: 'urgent' as const, requiredSkills: ['methadone'] };
  for (const hand of ['pulled', 'given'] as const)
    expect(decide(hand, { skills: ['methadone'], ...supervisor, ...changes }, entry)).toMatchObject({ kind: 'no', rule });
});
