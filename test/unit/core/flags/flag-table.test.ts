import { describe, expect, it, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  withdrawalRisk,
  withdrawalRisks,
  withdrawalTable,
  durations,
  weekDays,
  doseBands,
} from '../../../../src/core/flags/benzodiazepines/withdrawal-risk.js';
import type { Facts } from '../../../../src/core/flags/condition.js';
import { flagTable } from '../../../../src/core/flags/flag-table.js';
import { flagLevels, type FlagLevel } from '../../../../src/core/flags/levels.js';
import { raiseFlags } from '../../../../src/core/flags/raise-flags.js';
import { allQuestions } from '../../../../src/core/screening/interview/all-questions.js';

const told = (answers: Readonly<Record<string, string | readonly string[]>>): Facts =>
  Object.fromEntries(Object.entries(answers).map(([question, value]) => [question, typeof value === 'string' ? [value] : value]));
const benzodiazepine = (more: Readonly<Record<string, string>> = {}) => ({
  benzodiazepine: 'yes',
  'benzodiazepine-drug': 'klonopin',
  'benzodiazepine-dose': '0.25 mg',
  'benzodiazepine-days': '4-or-more',
  'benzodiazepine-duration': '3-months-or-more',
  ...more,
});
const highRisk = { 'c-ssrs.1': 'yes', 'c-ssrs.2': 'yes', 'c-ssrs.4': 'yes' };

describe('every cell of table 3.6', () => {
  test.each<[string, FlagLevel, Readonly<Record<string, string>>]>([
    ['not-waking', 'red', { 'not-waking': 'yes' }],
    ['not-breathing-well', 'red', { 'slow-breathing': 'yes' }],
    ['blue-lips', 'red', { 'blue-lips': 'yes' }],
    ['seizure', 'red', { 'seizure-today': 'yes' }],
    ['overdose', 'red', { overdose: 'yes' }],
    ['chest-pain', 'red', { 'chest-pain': 'yes' }],
    ['delirium-now', 'red', { 'sees-or-hears-things': 'yes', confused: 'yes' }],
    ['suicide-with-means', 'red', { ...highRisk, means: 'yes' }],
    ['suicide-with-means', 'red', { 'c-ssrs.5': 'yes', means: 'yes' }],
    ['suicide-with-means', 'red', { 'c-ssrs.6': 'past-3-months', means: 'yes' }],
    ['weapon', 'red', { weapon: 'yes' }],
    ['labour-or-bleeding', 'red', { 'labour-or-bleeding': 'yes', alcohol: 'sometimes' }],
    ['labour-or-bleeding', 'red', { 'labour-or-bleeding': 'yes', opioid: 'yes' }],
    ['labour-or-bleeding', 'red', { 'labour-or-bleeding': 'yes', benzodiazepine: 'yes' }],
    ['labour-or-bleeding', 'red', { 'labour-or-bleeding': 'yes', 'other-drug': 'yes' }],
    ['benzodiazepine-stopped', 'orange', benzodiazepine({ 'benzodiazepine-change': 'stopped-last-14-days' })],
    ['benzodiazepine-stopped', 'orange', benzodiazepine({ 'benzodiazepine-change': 'cut-last-14-days' })],
    ['benzodiazepine-stopped', 'orange', benzodiazepine({ 'benzodiazepine-change': 'about-to' })],
    ['past-withdrawal-seizure', 'orange', { 'past-seizure': 'yes' }],
    ['past-delirium', 'orange', { 'past-delirium': 'yes' }],
    ['benzodiazepine-and-alcohol', 'orange', { benzodiazepine: 'yes', alcohol: 'daily' }],
    ['benzodiazepine-and-opioid', 'orange', { benzodiazepine: 'yes', opioid: 'yes' }],
    ['pregnant-or-nursing', 'orange', { pregnancy: 'pregnant', benzodiazepine: 'yes' }],
    ['pregnant-or-nursing', 'orange', { pregnancy: 'pregnant', 'other-sedative': 'yes' }],
    ['pregnant-or-nursing', 'orange', { pregnancy: 'nursing', alcohol: 'sometimes' }],
    ['pregnant-or-nursing', 'orange', { pregnancy: 'nursing', opioid: 'yes' }],
    ['older-with-daily-use', 'orange', { age: '65', 'daily-use': 'yes' }],
    ['older-with-daily-use', 'orange', { age: '80', alcohol: 'daily' }],
    ['under-18', 'orange', { age: '17' }],
    ['suicide-risk', 'orange', { 'c-ssrs.2': 'yes', 'c-ssrs.3': 'yes' }],
    ['suicide-risk', 'orange', { 'c-ssrs.6': 'longer-ago' }],
    ['suicide-risk', 'orange', highRisk],
    ['liver-or-kidney', 'orange', { 'liver-or-kidney-failure': 'yes' }],
    ['glaucoma', 'orange', { 'narrow-angle-glaucoma': 'yes' }],
    ['lungs-and-sedatives', 'orange', { 'lung-disease-or-apnoea': 'yes', benzodiazepine: 'yes' }],
    ['lungs-and-sedatives', 'orange', { 'lung-disease-or-apnoea': 'yes', 'other-sedative': 'yes' }],
    ['benzodiazepine-withdrawal', 'yellow', benzodiazepine({ 'benzodiazepine-duration': 'under-1-month' })],
    ['benzodiazepine-withdrawal', 'yellow', benzodiazepine({ 'benzodiazepine-duration': '1-to-3-months' })],
    ['benzodiazepine-withdrawal', 'yellow', benzodiazepine()],
    ['low-mood', 'yellow', { 'phq-2.1': 'nearly-every-day', 'phq-2.2': 'not-at-all' }],
    ['homeless-or-alone', 'yellow', { 'homeless-or-alone': 'yes' }],
    ['sole-carer', 'yellow', { 'sole-carer': 'yes' }],
    ['prescriber-unknown', 'yellow', { benzodiazepine: 'yes', prescriber: 'not-known' }],
  ])('%s is %s', (rule, level, answers) => {
    const { raised } = raiseFlags(told(answers));
    expect(raised).toContainEqual(expect.objectContaining({ rule, level }));
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['delirium-now', { 'sees-or-hears-things': 'yes', confused: 'no' }],
    ['suicide-with-means', { ...highRisk, means: 'no' }],
    ['suicide-with-means', { 'c-ssrs.3': 'yes', means: 'yes' }],
    ['labour-or-bleeding', { 'labour-or-bleeding': 'yes', alcohol: 'never', opioid: 'no' }],
    ['benzodiazepine-stopped', benzodiazepine({ 'benzodiazepine-change': 'longer-ago' })],
    ['benzodiazepine-stopped', benzodiazepine({ 'benzodiazepine-change': 'no' })],
    ['benzodiazepine-and-alcohol', { benzodiazepine: 'yes', alcohol: 'sometimes' }],
    ['pregnant-or-nursing', { pregnancy: 'pregnant', alcohol: 'never', opioid: 'no' }],
    ['older-with-daily-use', { age: '64', 'daily-use': 'yes' }],
    ['under-18', { age: '18' }],
    ['suicide-risk', { 'c-ssrs.1': 'yes', 'c-ssrs.2': 'no', 'c-ssrs.6': 'never' }],
    ['lungs-and-sedatives', { 'lung-disease-or-apnoea': 'yes', benzodiazepine: 'no', 'other-sedative': 'no' }],
    ['benzodiazepine-withdrawal', benzodiazepine({ 'benzodiazepine-days': 'up-to-3' })],
    ['low-mood', { 'phq-2.1': 'several-days', 'phq-2.2': 'several-days' }],
    ['prescriber-unknown', { benzodiazepine: 'yes', prescriber: 'known' }],
  ])('%s is not raised by half of it: %j', (rule, answers) => {
    expect(raiseFlags(told(answers)).raised.map((flag) => flag.rule)).not.toContain(rule);
  });

  it('raises nothing from nothing, and rests on the answers that it names', () => {
    expect(raiseFlags({})).toEqual({ raised: [], level: null, askAgain: [] });
    expect(raiseFlags(told({ age: '17', overdose: 'yes' }))).toEqual({
      raised: [
        { rule: 'overdose', level: 'red', because: { overdose: ['yes'] } },
        { rule: 'under-18', level: 'orange', because: { 'age-group': ['under-18'] } },
      ],
      level: 'red',
      askAgain: [],
    });
  });

  it('has an id of its own and a source in every row', () => {
    expect(new Set(flagTable.rules.map(({ id }) => id)).size).toBe(flagTable.rules.length);
    expect(flagTable.rules.every(({ source, says }) => source !== '' && says.endsWith('.'))).toBe(true);
  });
});

describe('every cell of table 3.4', () => {
  it('stands in exactly one row', () => {
    for (const duration of durations)
      for (const days of weekDays)
        for (const dose of doseBands)
          expect(
            withdrawalTable.filter(
              (row) => row.duration.includes(duration) && row.days.includes(days) && row.dose.includes(dose),
            ),
          ).toHaveLength(1);
  });

  const expected = (duration: string, days: string, dose: string) => {
    if (days === 'up-to-3') return 'rare';
    if (duration === 'under-1-month') return 'possible';
    if (duration === '1-to-3-months') return dose === 'low' ? 'possible' : 'clear';
    return 'clear';
  };

  it('is as the guideline has it, and never milder with a riskier value', () => {
    for (const [d, duration] of durations.entries())
      for (const [w, days] of weekDays.entries())
        for (const [b, dose] of doseBands.entries()) {
          const { risk, dependsOn } = withdrawalRisk({ durations: [duration], days: [days], doses: [dose] });
          expect([risk, dependsOn]).toEqual([expected(duration, days, dose), []]);
          for (const milder of [
            [durations[d - 1], days, dose],
            [duration, weekDays[w - 1], dose],
            [duration, days, doseBands[b - 1]],
          ])
            if (milder.every(Boolean))
              expect(withdrawalRisks.indexOf(risk)).toBeGreaterThanOrEqual(
                withdrawalRisks.indexOf(expected(...(milder as [string, string, string]))),
              );
        }
  });

  it('assumes nothing of what is not known, and names what it depends on', () => {
    expect(withdrawalRisk({ durations: [], days: [], doses: [] })).toEqual({
      risk: 'rare',
      dependsOn: ['durations', 'days', 'doses'],
    });
    expect(withdrawalRisk({ durations: ['1-to-3-months'], days: ['4-or-more'], doses: [] })).toEqual({
      risk: 'possible',
      dependsOn: ['doses'],
    });
    expect(withdrawalRisk({ durations: ['3-months-or-more'], days: ['4-or-more'], doses: [] })).toEqual({
      risk: 'clear',
      dependsOn: [],
    });
  });

  it('counts the riskier of two answers', () => {
    const both = { durations: ['3-months-or-more', 'under-1-month'], days: ['up-to-3', '4-or-more'], doses: ['low'] };
    expect(withdrawalRisk(both).risk).toBe('clear');
  });
});

describe('what is not known', () => {
  it('is asked again and never counts as no, the worst first', () => {
    const { raised, askAgain } = raiseFlags(told({ overdose: 'unknown', 'sole-carer': 'unknown' }));
    expect(raised).toEqual([]);
    expect(askAgain).toEqual(['overdose', 'sole-carer']);
  });

  it('is not asked again where it decides nothing', () => {
    expect(raiseFlags(told({ means: 'unknown', 'c-ssrs.1': 'no', 'c-ssrs.2': 'no', 'c-ssrs.6': 'never' })).askAgain).toEqual([]);
  });

  it('leads back to the questions from which it would follow', () => {
    const answers = { ...benzodiazepine({ 'benzodiazepine-duration': 'unknown' }), 'c-ssrs.2': 'unknown' };
    expect(raiseFlags(told(answers)).askAgain).toEqual(['c-ssrs.2', 'benzodiazepine-duration']);
  });

  test.each([
    [benzodiazepine({ 'benzodiazepine-dose': '5' }), ['benzodiazepine-dose']],
    [benzodiazepine({ 'benzodiazepine-dose': '500mg' }), ['benzodiazepine-dose']],
    [benzodiazepine({ 'benzodiazepine-drug': 'clonazapam' }), ['benzodiazepine-drug']],
    [{ age: 'old' }, ['age']],
    [{ age: '17 or so' }, ['age']],
  ])('B-107: %j cannot be read and is asked again', (answers, again) => {
    expect(raiseFlags(told(answers)).askAgain).toEqual(again);
  });
});

describe('answers that contradict each other', () => {
  it('count as the riskier one, whoever gave it', () => {
    expect(raiseFlags({ overdose: ['no', 'yes'] }).level).toBe('red');
    expect(raiseFlags({ age: ['30', '16'] }).level).toBe('orange');
  });
});

describe('monotonic', () => {
  const answerOf = [...allQuestions.values()].flatMap(({ id, answer }) =>
    answer.kind === 'choice' ? [...answer.options.map(({ code }) => [id, code] as const), [id, 'unknown'] as const] : [],
  );
  const texts = [
    ['age', '12'],
    ['age', '40'],
    ['age', '70'],
    ['benzodiazepine-drug', 'klonopin'],
    ['benzodiazepine-drug', 'xanax'],
    ['benzodiazepine-drug', 'blue ones'],
    ['benzodiazepine-dose', '0.25 mg'],
    ['benzodiazepine-dose', '3 mg'],
    ['benzodiazepine-dose', '2 bars'],
    ['benzodiazepine-dose', '5'],
    ['benzodiazepine-dose', '900 mg'],
  ] as const;
  const anyAnswer = fc.constantFrom(...answerOf, ...texts);
  const facts = (answers: readonly (readonly [string, string])[]): Facts =>
    Object.fromEntries(
      [...new Set(answers.map(([id]) => id))].map((id) => [id, answers.filter((one) => one[0] === id).map((one) => one[1])]),
    );
  const rank = (level: FlagLevel | null) => (level === null ? -1 : flagLevels.indexOf(level));

  it('another answer never lowers the level, and takes back no flag', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 30 }), anyAnswer, (before, more) => {
        const [less, much] = [raiseFlags(facts(before)), raiseFlags(facts([...before, more]))];
        expect(rank(much.level)).toBeGreaterThanOrEqual(rank(less.level));
        const rules = much.raised.map(({ rule }) => rule);
        expect(less.raised.map(({ rule }) => rule).filter((rule) => !rules.includes(rule))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
