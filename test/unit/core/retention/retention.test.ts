import { describe, expect, it } from '@jest/globals';
import { keptUntil, monthsBefore, recordKeptUntil } from '../../../../src/core/retention/kept-until.js';
import { retentionClasses, retentionTable, standardRetention } from '../../../../src/core/retention/retention-classes.js';
import { retentionProblems } from '../../../../src/core/retention/retention-problems.js';

const at = (text: string) => new Date(text);
const day = (date: Date) => date.toISOString().slice(0, 10);

describe('how long what is kept (compliance 1.9)', () => {
  it('is what compliance 1.9 proposes, until an installation decides otherwise', () => {
    expect(standardRetention).toEqual({ 'never-a-patient': 24, patient: 84, consents: 84, audit: 84, recordings: 90 });
    for (const name of retentionClasses) {
      const { least, standard, most } = retentionTable[name];
      expect(least <= standard && standard <= most).toBe(true);
    }
  });

  it.each([
    ['never-a-patient', '2024-11-23T15:00:00Z', '2026-11-23'],
    ['never-a-patient', '2024-02-29T10:00:00Z', '2026-02-28'],
    ['recordings', '2026-08-25T15:00:00Z', '2026-11-23'],
    ['audit', '2019-12-31T23:00:00Z', '2026-12-31'],
  ] as const)('%s of %s ends on %s', (name, from, end) => {
    expect(day(keptUntil(name, at(from), standardRetention))).toBe(end);
  });

  it('counts months back as it counts them forth', () => {
    expect(day(monthsBefore(at('2026-03-31T00:00:00Z'), 1))).toBe('2026-02-28');
    expect(day(monthsBefore(at('2026-01-15T00:00:00Z'), 24))).toBe('2024-01-15');
  });

  it.each([
    [{ wasAdmitted: false, birthDates: ['2010'] }, '2028-11-23'],
    [{ wasAdmitted: true, birthDates: [] }, '2033-11-23'],
    [{ wasAdmitted: true, birthDates: ['1980-01-01'] }, '2033-11-23'],
    [{ wasAdmitted: true, birthDates: ['2015'] }, '2034-12-31'], // the last day on which they may have been born
    [{ wasAdmitted: true, birthDates: ['1980', '2016-02-29'] }, '2035-02-28'],
  ])('the record of %j is kept until %s', (age, end) => {
    expect(day(recordKeptUntil({ ...age, lastAt: at('2026-11-23T15:00:00Z') }, standardRetention))).toBe(end);
  });
});

describe('what an administrator writes', () => {
  it('is taken within the law', () => {
    expect(retentionProblems(standardRetention)).toEqual([]);
    expect(retentionProblems({ ...standardRetention, recordings: 3650, 'never-a-patient': 1 })).toEqual([]);
  });

  it('is refused with all that is wrong', () => {
    const written = { 'never-a-patient': 0, patient: 83, consents: '84', recordings: 3651, leads: 1 };
    expect(retentionProblems(written).map(({ field, code }) => `${field} ${code}`)).toEqual([
      'leads retention/unknown',
      'never-a-patient retention/too-short',
      'patient retention/too-short',
      'consents retention/not-a-count',
      'audit retention/missing',
      'recordings retention/too-long',
    ]);
    for (const { message } of retentionProblems(written)) expect(message).toMatch(/\.$/);
  });
});
