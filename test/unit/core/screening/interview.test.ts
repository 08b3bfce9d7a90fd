import { describe, expect, it, test } from '@jest/globals';
import type { Facts } from '../../../../src/core/flags/condition.js';
import { findAnsweringPoints } from '../../../../src/core/flags/find-answering-point.js';
import { raiseFlags } from '../../../../src/core/flags/raise-flags.js';
import { unknownAnswer } from '../../../../src/core/instruments/question.js';
import { allQuestions, answerProblem } from '../../../../src/core/screening/interview/all-questions.js';
import { nextScreen } from '../../../../src/core/screening/interview/next-screen.js';
import { scoresOf } from '../../../../src/core/screening/interview/scores-of.js';
import { placeScreen, screens } from '../../../../src/core/screening/interview/screens.js';
import { conflicts, toldFacts } from '../../../../src/core/screening/interview/told-facts.js';

const next = (told: Facts, more: { inDanger?: boolean; hasWords?: (id: string) => boolean } = {}) =>
  nextScreen({
    told,
    inDanger: false,
    askAgain: raiseFlags(told).askAgain,
    hasWords: (id) => allQuestions.get(id)?.asks !== null,
    ...more,
  });

/** Answers every screen with the mildest option, or as `answers` has it, and returns the screens in their order. */
function walk(answers: Readonly<Record<string, string>>): { order: string[]; told: Record<string, string[]> } {
  const told: Record<string, string[]> = {};
  const order: string[] = [];
  for (let { screen } = next(told); screen; { screen } = next(told)) {
    if (order.length > 60) throw new Error('It never ends');
    order.push(screen.id);
    for (const id of screen.asks) {
      const { answer } = allQuestions.get(id)!;
      told[id] = [answers[id] ?? (answer.kind === 'text' ? (id === 'age' ? '40' : 'klonopin 0.25 mg') : answer.options[0]!.code)];
    }
  }
  return { order, told };
}

describe('the screens', () => {
  it('ask at most three questions each, all of which exist', () => {
    for (const { asks } of [...screens, placeScreen]) {
      expect(asks.length).toBeLessThanOrEqual(3);
      expect(asks.filter((id) => !allQuestions.has(id))).toEqual([]);
    }
  });

  it('ask each question once', () => {
    const asked = screens.flatMap(({ asks }) => asks);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('begin with safety, and skip what does not concern somebody who uses nothing', () => {
    const { order } = walk({ sex: 'male' });
    expect(order.slice(0, 4)).toEqual(['awake', 'body', 'mind', 'suicide']);
    for (const skipped of ['suicide-thoughts', 'means', 'pregnancy', 'benzodiazepine', 'withdrawal', 'drinking'])
      expect(order).not.toContain(skipped);
  });

  it('branch into suicide, benzodiazepines and drinking where they are told of', () => {
    const { order } = walk({ 'c-ssrs.2': 'yes', 'c-ssrs.3': 'yes', benzodiazepine: 'yes', alcohol: 'daily' });
    for (const shown of [
      'suicide-thoughts',
      'means',
      'benzodiazepine',
      'benzodiazepine-time',
      'withdrawal',
      'drinking',
      'pregnancy',
    ])
      expect(order).toContain(shown);
    expect(order.indexOf('suicide-thoughts')).toBe(order.indexOf('suicide') + 1);
  });

  it('go on wherever it was left, by what was told and nothing else', () => {
    const told = { 'not-waking': ['no'], 'slow-breathing': ['no'] };
    expect(next(told).screen).toEqual({ id: 'awake', asks: ['blue-lips'] });
    expect(next({ ...told, 'blue-lips': [unknownAnswer] }).screen?.id).toBe('body');
  });

  it('B-086: in danger, place and call-back number come before everything else', () => {
    const told = { 'not-waking': ['yes'] };
    expect(next(told, { inDanger: true }).screen).toEqual({ id: 'where', asks: ['place', 'call-back-number'] });
    expect(next({ ...told, place: ['Hillsborough, FL'] }, { inDanger: true }).screen?.asks).toEqual(['call-back-number']);
    expect(next({ ...told, place: ['Hillsborough, FL'], 'call-back-number': ['here'] }, { inDanger: true }).screen?.id).toBe(
      'awake',
    );
  });

  it('come back at the end to what was not known, three at a time', () => {
    const { told } = walk({});
    const unsure = { ...told, overdose: [unknownAnswer], weapon: [unknownAnswer], 'sole-carer': [unknownAnswer], age: ['?'] };
    const asks = next(unsure).screen;
    expect(asks?.id).toBe('ask-again');
    expect(asks?.asks).toHaveLength(3);
    expect(asks?.asks.slice(0, 2)).toEqual(['overdose', 'weapon']);
  });

  it('leave out what nobody has the words for, and say so', () => {
    const { order } = walk({ opioid: 'yes' });
    expect(order).not.toContain('drugs');
    const told = { opioid: ['yes'] };
    expect(next(told).withoutWords).toContain('dast-10.1');
    expect(next(told, { hasWords: () => true }).withoutWords).toEqual([]);
  });
});

describe('an answer', () => {
  test.each([
    ['overdose', 'yes', null],
    ['overdose', 'maybe', 'Answer with one of: no, yes, or say that it is not known.'],
    ['place', '  ', 'Write down what they said, or say that it is not known.'],
    ['place', 'x'.repeat(2001), 'Write at most 2000 characters.'],
    ['last-use', 'this morning', null],
  ])('to %s', (id, value, problem) => {
    expect(answerProblem(allQuestions.get(id)!, value)).toBe(problem);
  });

  it('of the person and of somebody else both stand, and the riskier counts', () => {
    const answers = [
      { questionId: 'overdose', by: 'person' as const, value: 'no' },
      { questionId: 'overdose', by: 'third-party' as const, value: 'yes' },
      { questionId: 'weapon', by: 'person' as const, value: 'no' },
      { questionId: 'weapon', by: 'third-party' as const, value: 'no' },
    ];
    expect(toldFacts(answers)).toEqual({ overdose: ['no', 'yes'], weapon: ['no'] });
    expect(conflicts(answers)).toEqual([{ questionId: 'overdose', person: 'no', thirdParty: 'yes' }]);
  });

  it('is scored with its instrument, incomplete until all of it is answered', () => {
    expect(scoresOf({ 'phq-2.1': ['nearly-every-day'] })).toMatchObject([
      { instrument: 'phq-2', complete: false, missing: ['phq-2.2'], score: null, band: null, reviews: ['clinician'] },
    ]);
  });
});

describe('the line of an answering point (C-601)', () => {
  const points = [
    { state: 'FL', county: 'Hillsborough', phoneNumber: '+18132470000', checkedOn: '2026-11-01' },
    { state: 'NH', county: 'Hillsborough', phoneNumber: '+16035550100', checkedOn: '2026-11-01' },
  ];
  test.each([
    ['12 Palm St, Tampa, Hillsborough County, FL', ['FL']],
    ['hillsborough, new hampshire', ['NH']],
    ['Hillsborough', []],
    ['Tampa, Florida', []],
    ['', []],
  ])('%s', (place, states) => {
    expect(findAnsweringPoints(place, points).map(({ state }) => state)).toEqual(states);
  });
});
