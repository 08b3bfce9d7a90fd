import { describe, expect, it, test } from '@jest/globals';
import * as fc from 'fast-check';
import { instruments } from '../../../../src/core/instruments/all-instruments.js';
import { auditCClassic, auditCVa } from '../../../../src/core/instruments/definitions/audit-c.js';
import { cSsrsScreener } from '../../../../src/core/instruments/definitions/c-ssrs.js';
import { dast10 } from '../../../../src/core/instruments/definitions/dast-10.js';
import { gad2, phq2 } from '../../../../src/core/instruments/definitions/mood.js';
import { nidaQuickScreen } from '../../../../src/core/instruments/definitions/nida-quick-screen.js';
import type { Instrument } from '../../../../src/core/instruments/instrument.js';
import { unknownAnswer } from '../../../../src/core/instruments/question.js';
import { riskierAnswers } from '../../../../src/core/instruments/riskier-answers.js';
import { type ItemAnswers, scoreInstrument } from '../../../../src/core/instruments/score-instrument.js';

const optionsOf = (item: Instrument['items'][number]) => (item.answer.kind === 'choice' ? item.answer.options : []);

/** Every way to answer it completely. */
function* everyAnswer(instrument: Instrument, from = 0): Generator<Record<string, string>> {
  const item = instrument.items[from];
  if (!item) return void (yield {});
  for (const rest of everyAnswer(instrument, from + 1))
    for (const { code } of optionsOf(item)) yield { [item.id]: code, ...rest };
}

const points = (instrument: Instrument, answers: ItemAnswers) =>
  instrument.items.reduce((sum, item) => sum + optionsOf(item).find(({ code }) => code === answers[item.id])!.points!, 0);

describe('sums, with every possible answer', () => {
  const positive = (score: number, from: number) => (score >= from ? 'positive' : 'negative');
  test.each<[string, Instrument, string | null, (score: number) => string]>([
    ['AUDIT-C as validated, of a man', auditCClassic, 'male', (score) => positive(score, 4)],
    ['AUDIT-C as validated, of a woman', auditCClassic, 'female', (score) => positive(score, 3)],
    ['AUDIT-C as validated, of somebody whose sex is not known', auditCClassic, null, (score) => positive(score, 3)],
    ['AUDIT-C of the VA, of a man', auditCVa, 'male', (score) => positive(score, 5)],
    ['AUDIT-C of the VA, of a woman', auditCVa, 'female', (score) => positive(score, 5)],
    ['PHQ-2', phq2, null, (score) => positive(score, 3)],
    ['GAD-2', gad2, null, (score) => positive(score, 3)],
    ['NIDA quick screen', nidaQuickScreen, null, (score) => (score > 0 ? 'any-use' : 'no-use')],
    [
      'DAST-10',
      dast10,
      null,
      (score) => (score === 0 ? 'none' : score <= 2 ? 'low' : score <= 5 ? 'moderate' : score <= 8 ? 'substantial' : 'severe'),
    ],
  ])('%s', (_name, instrument, sex, bandOf) => {
    for (const answers of everyAnswer(instrument)) {
      const score = points(instrument, answers);
      const got = scoreInstrument(instrument, answers, { sex });
      expect([got.complete, got.score, got.band]).toEqual([true, score, bandOf(score)]);
    }
  });

  test.each<[Instrument, number]>([
    [auditCClassic, 12],
    [auditCVa, 12],
    [phq2, 6],
    [gad2, 6],
    [nidaQuickScreen, 16],
    [dast10, 10],
  ])('$id reaches at most %i', (instrument, most) => {
    const all = [...everyAnswer(instrument)].map((answers) => scoreInstrument(instrument, answers).score!);
    expect([Math.min(...all), Math.max(...all)]).toEqual([0, most]);
  });

  it('counts no for the third question of DAST-10, and yes for the others', () => {
    const all = (code: string) => Object.fromEntries(dast10.items.map(({ id }) => [id, code]));
    expect(scoreInstrument(dast10, all('no')).score).toBe(1);
    expect(scoreInstrument(dast10, all('yes')).score).toBe(9);
    expect(scoreInstrument(dast10, { ...all('yes'), 'dast-10.3': 'no' })).toMatchObject({ score: 10, band: 'severe' });
  });

  it('asks whoever never drinks nothing more', () => {
    expect(scoreInstrument(auditCVa, { 'audit-c-va.1': 'never' })).toMatchObject({ complete: true, score: 0, band: 'negative' });
  });
});

describe('the C-SSRS screener, with every possible answer', () => {
  it('takes the highest level and adds nothing', () => {
    for (const answers of everyAnswer(cSsrsScreener)) {
      const yes = (...items: number[]) => items.some((item) => answers[`c-ssrs.${item}`] === 'yes');
      const tried = answers['c-ssrs.6'];
      const high = yes(4, 5) || tried === 'past-3-months';
      const band = high ? 'high' : yes(3) || tried === 'longer-ago' ? 'moderate' : yes(1, 2) ? 'low' : 'none';
      expect(scoreInstrument(cSsrsScreener, answers)).toMatchObject({ complete: true, score: null, band });
    }
  });

  it('asks about method, intent and plan only after thoughts of suicide', () => {
    const answers = { 'c-ssrs.1': 'no', 'c-ssrs.2': 'no', 'c-ssrs.6': 'never' };
    expect(scoreInstrument(cSsrsScreener, answers)).toMatchObject({ complete: true, band: 'none' });
    expect(scoreInstrument(cSsrsScreener, { ...answers, 'c-ssrs.2': 'yes' })).toMatchObject({
      complete: false,
      missing: ['c-ssrs.3', 'c-ssrs.4', 'c-ssrs.5'],
      band: null,
      reviews: ['clinician'],
    });
  });
});

describe('what is missing (C-301)', () => {
  const incomplete = (instrument: Instrument, answers: ItemAnswers) => {
    const { complete, score, band } = scoreInstrument(instrument, answers);
    return [complete, score, band];
  };

  it.each(instruments.filter(({ scoring }) => scoring.kind === 'sum').map((one) => [one.id, one] as const))(
    'makes %s incomplete, never 0, whichever item it is',
    (_id, instrument) => {
      const riskiest = riskierAnswers(
        instrument,
        Object.fromEntries(instrument.items.map((item) => [item.id, optionsOf(item).map(({ code }) => code)])),
      );
      for (const { id } of instrument.items)
        for (const gap of [undefined, null, unknownAnswer, 'no such option', ''])
          expect(incomplete(instrument, { ...riskiest, [id]: gap })).toEqual([false, null, null]);
      expect(incomplete(instrument, {})).toEqual([false, null, null]);
    },
  );

  it('opens the review as soon as the answers given reach it (C-302)', () => {
    expect(scoreInstrument(phq2, { 'phq-2.1': 'nearly-every-day' })).toMatchObject({ score: null, reviews: ['clinician'] });
    expect(scoreInstrument(phq2, { 'phq-2.1': 'several-days' }).reviews).toEqual([]);
  });
});

describe('two different answers', () => {
  it('count as the riskier one, the reversed item of DAST-10 too', () => {
    expect(riskierAnswers(phq2, { 'phq-2.1': ['not-at-all', 'more-than-half'] })).toEqual({ 'phq-2.1': 'more-than-half' });
    expect(riskierAnswers(dast10, { 'dast-10.3': ['yes', 'no'] })).toEqual({ 'dast-10.3': 'no' });
  });

  it('of another never lower a score that is reached', () => {
    const answer = fc.constantFrom(...optionsOf(auditCVa.items[0]!).map(({ code }) => code));
    const three = fc.constantFrom(...optionsOf(auditCVa.items[2]!).map(({ code }) => code));
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1 }), fc.array(three, { minLength: 1 }), three, (first, third, more) => {
        const told = { 'audit-c-va.1': first, 'audit-c-va.3': third };
        const before = scoreInstrument(auditCVa, riskierAnswers(auditCVa, told)).atLeast;
        const after = riskierAnswers(auditCVa, { ...told, 'audit-c-va.3': [...third, more] });
        expect(scoreInstrument(auditCVa, after).atLeast).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe('definitions', () => {
  it('have ids of their own for every question, and a version, a source and a licence', () => {
    const ids = instruments.flatMap(({ items }) => items.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { version, source, licence } of instruments) expect([version, source, licence].every(Boolean)).toBe(true);
  });

  it('hold no words of DAST-10, which are copyrighted, and words in both languages of everything else', () => {
    expect(dast10).toMatchObject({ wording: 'installation' });
    expect(dast10.items.map(({ asks }) => asks)).toEqual(Array(10).fill(null));
    for (const { items, wording } of instruments)
      if (wording !== 'installation')
        for (const { asks } of items) expect([Boolean(asks?.en), Boolean(asks?.es)]).toEqual([true, true]);
  });
});
