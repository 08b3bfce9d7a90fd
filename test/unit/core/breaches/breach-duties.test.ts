import { describe, expect, it } from '@jest/globals';
import { daysAfter, isDate, lastDayOfYearlyReport, lastDayToTell } from '../../../../src/core/breaches/breach-dates.js';
import {
  breachDuties,
  closingObjection,
  dutiesDueBy,
  isPresumedBreach,
  missingFactors,
  riskFactors,
  type BreachFacts,
  type RiskAssessment,
} from '../../../../src/core/breaches/breach-duties.js';

const low: RiskAssessment = { information: 'a', recipient: 'b', acquired: 'c', mitigation: 'd', lowProbability: true };
const facts = (change: Partial<BreachFacts> = {}): BreachFacts => ({
  discoveredOn: '2026-10-01',
  assessment: null,
  affected: [{ state: 'FL', people: 3 }],
  notices: [],
  ...change,
});
const inState = (...people: number[]) => people.map((count, index) => ({ state: ['FL', 'GA', 'NY'][index]!, people: count }));

describe('L-113 deadlines', () => {
  it.each([
    ['2026-10-01', '2026-11-30'],
    ['2027-12-31', '2028-02-29'], // a leap year has the day
    ['2026-12-31', '2027-03-01'],
    ['2028-01-01', '2028-03-01'],
    ['2028-02-29', '2028-04-29'],
    ['2026-03-07', '2026-05-06'], // over the spring change of clocks
    ['2026-10-31', '2026-12-30'], // over the autumn one
  ])('60 calendar days after the discovery: %s, the last day is %s', (discovered, last) => {
    expect(lastDayToTell(discovered)).toBe(last);
  });

  it.each([
    ['2026-06-01', '2027-03-01'],
    ['2027-01-01', '2028-02-29'],
    ['2027-12-31', '2028-02-29'],
    ['2028-02-29', '2029-03-01'],
  ])('what goes to HHS once a year: discovered on %s, by %s', (discovered, last) => {
    expect(lastDayOfYearlyReport(discovered)).toBe(last);
  });

  it('a day is a date of the calendar', () => {
    expect(['2028-02-29', '2027-02-29', '2026-13-01', '2026-1-1', '', '2026-11-31'].map(isDate)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29');
  });
});

describe('L-113 the presumption of breach', () => {
  it('holds until all four factors are written down and come to a low probability', () => {
    expect(isPresumedBreach(null)).toBe(true);
    expect(isPresumedBreach({ ...low, lowProbability: false })).toBe(true);
    for (const factor of riskFactors) {
      expect(isPresumedBreach({ ...low, [factor]: null })).toBe(true);
      expect(isPresumedBreach({ ...low, [factor]: '  ' })).toBe(true);
      expect(missingFactors({ ...low, [factor]: null })).toEqual([factor]);
    }
    expect(isPresumedBreach(low)).toBe(false);
    expect(breachDuties(facts({ assessment: low, affected: inState(900) }))).toEqual([]);
    expect(closingObjection(facts({ assessment: low }))).toBeNull();
  });
});

describe('L-113 who is told', () => {
  const told = (...people: number[]) =>
    breachDuties(facts({ affected: inState(...people) })).map(({ kind, state, dueOn }) => [kind, state, dueOn].join(' '));
  const [soon, yearly] = ['2026-11-30', '2027-03-01'];

  it('fewer than 500: the people by the deadline, HHS after the end of the year', () => {
    expect(told(499)).toEqual([`people  ${soon}`, `hhs  ${yearly}`]);
  });

  it('exactly 500 of one state: its media too, and HHS at the same time', () => {
    expect(told(500)).toEqual([`people  ${soon}`, `media FL ${soon}`, `hhs  ${soon}`]);
  });

  it('500 in all, no state with so many: HHS at the same time, and no media', () => {
    expect(told(250, 250)).toEqual([`people  ${soon}`, `hhs  ${soon}`]);
    expect(told(250, 249)).toEqual([`people  ${soon}`, `hhs  ${yearly}`]);
  });

  it('of two states with so many the media of both; of whom nobody knows where they live, none', () => {
    expect(told(500, 3, 501)).toEqual([`people  ${soon}`, `media FL ${soon}`, `media NY ${soon}`, `hhs  ${soon}`]);
    const nowhere = breachDuties(facts({ affected: [{ state: null, people: 600 }] }));
    expect(nowhere.map(({ kind }) => kind)).toEqual(['people', 'hhs']);
  });

  it('what was sent is done, by its first day; the media of one state are not those of another', () => {
    const notices = [
      { kind: 'people', state: null, sentOn: '2026-11-03' },
      { kind: 'people', state: null, sentOn: '2026-11-02' },
      { kind: 'media', state: 'GA', sentOn: '2026-11-02' },
    ] as const;
    const affected = inState(500);
    expect(breachDuties(facts({ affected, notices })).map(({ sentOn }) => sentOn)).toEqual(['2026-11-02', null, null]);
    expect(dutiesDueBy(facts({ affected, notices }), '2026-11-29')).toEqual([]);
    expect(dutiesDueBy(facts({ affected, notices }), '2026-11-30').map(({ kind }) => kind)).toEqual(['media', 'hhs']);
    expect(closingObjection(facts({ affected, notices }))).toMatch('media of FL (by 2026-11-30), hhs (by 2026-11-30)');
  });

  it('is not closed before everybody was told, nor while nobody knows how many they are', () => {
    expect(closingObjection(facts({ affected: [] }))).toMatch('how many people');
    const notices = (['people', 'hhs'] as const).map((kind) => ({ kind, state: null, sentOn: '2026-10-02' }));
    expect(closingObjection(facts({ notices }))).toBeNull();
  });
});
