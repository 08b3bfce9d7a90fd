import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { editions, levelsOf, ratedDimensions } from '../../../../src/core/intake/clinical/levels.js';
import { licenceFor } from '../../../../src/core/intake/clinical/licence.js';
import { decisionProblems, factsOfDecision, type ClinicalDecision } from '../../../../src/core/intake/clinical/read-decision.js';

const third: ClinicalDecision = {
  edition: '3',
  outcome: 'approved',
  level: '3.7-WM',
  ratings: { '1': 4, '2': 0, '3': 1, '4': 2, '5': 3, '6': 0 },
  text: 'Daily sedatives',
};
const fourth: ClinicalDecision = { ...third, edition: '4', level: '3.7', ratings: { '1': 4, '2': 0, '3': 1, '4': 2, '5': 3 } };
const fields = (decision: ClinicalDecision) => decisionProblems(decision).map(({ field }) => field);

describe('a decision', () => {
  test.each<[string, ClinicalDecision, readonly string[]]>([
    ['edition 3', third, []],
    ['edition 4', fourth, []],
    ['a level that the fourth edition no longer has', { ...fourth, level: '3.3' }, ['level']],
    ['withdrawal management in the fourth edition', { ...fourth, level: '3.7-WM' }, ['level']],
    ['a level of the fourth edition in the third', { ...third, level: '2.7' }, ['level']],
    ['1 and 1.0 are two', { ...third, level: '1.0' }, ['level']],
    ['approved without a level', { ...third, level: null }, ['level']],
    ['declined without a level', { ...third, outcome: 'declined', level: null }, []],
    ['readiness is no dimension any more', { ...fourth, ratings: third.ratings }, ['ratings.6']],
    ['a dimension is not rated', { ...third, ratings: { ...fourth.ratings } }, ['ratings.6']],
    ['a rating of five', { ...fourth, ratings: { ...fourth.ratings, '2': 5 } }, ['ratings.2']],
    ['half a rating', { ...fourth, ratings: { ...fourth.ratings, '2': 1.5 } }, ['ratings.2']],
    ['a rating in words', { ...fourth, ratings: { ...fourth.ratings, '2': 'high' as unknown as number } }, ['ratings.2']],
  ])('C-201 %s', (_, decision, problems) => {
    expect(fields(decision)).toEqual(problems);
  });

  test('C-201 the level is what the clinician says, whatever the ratings: nothing computes or doubts it', () => {
    const any = fc.constantFrom(...editions).chain((edition) =>
      fc.record({
        edition: fc.constant(edition),
        outcome: fc.constant('approved' as const),
        level: fc.constantFrom(...levelsOf[edition]),
        ratings: fc.record(Object.fromEntries(ratedDimensions[edition].map((dimension) => [dimension, fc.nat(4)]))),
        text: fc.constant('because'),
      }),
    );
    fc.assert(
      fc.property(any, (decision) => {
        expect(decisionProblems(decision)).toEqual([]);
        expect(factsOfDecision('Dr. Ruiz', decision)).toEqual({
          clinicianName: 'Dr. Ruiz',
          levelOfCare: decision.level,
          criteriaEdition: decision.edition,
          decisionReason: 'because',
        });
      }),
    );
  });
});

describe('a licence', () => {
  const licence = { id: '1', state: 'FL', number: 'FL-1', validUntil: '2026-11-23' };
  const inFlorida = (at: string, state: string | null = 'FL', licences = [licence]) =>
    licenceFor(state, licences, new Date(at), 'America/New_York');

  test('B-112 L-505 ends with its last day where the site is, also in the middle of a shift', () => {
    expect(inFlorida('2026-11-24T04:59:59Z')).toEqual({ kind: 'licensed', licence });
    expect(inFlorida('2026-11-24T05:00:00Z')).toMatchObject({ code: 'decision/no-licence' });
  });

  test('counts for one state, and for nobody whose state is not known', () => {
    expect(inFlorida('2026-11-23T12:00:00Z', 'GA')).toMatchObject({ code: 'decision/no-licence' });
    expect(inFlorida('2026-11-23T12:00:00Z', null)).toMatchObject({ code: 'decision/state-unknown' });
    expect(inFlorida('2026-11-23T12:00:00Z', 'FL', [])).toMatchObject({ code: 'decision/no-licence' });
  });
});
