import { describe, expect, it, test } from '@jest/globals';
import * as fc from 'fast-check';
import { doseBand } from '../../../../src/core/flags/benzodiazepines/dose-band.js';
import { parseDose } from '../../../../src/core/flags/benzodiazepines/parse-dose.js';
import { readDrug } from '../../../../src/core/flags/benzodiazepines/read-drug.js';

describe('B-107: a dose as it is told keeps unit and precision', () => {
  test.each<[string, number | null, number | null, string | null, number, string[]]>([
    ['0.5 mg', 0.5, 0.5, 'mg', 1, []],
    ['0.50mg', 0.5, 0.5, 'mg', 2, []],
    ['0,5 mg', 0.5, 0.5, 'mg', 1, []],
    ['5 mg', 5, 5, 'mg', 0, []],
    ['.5', 0.5, 0.5, null, 1, ['no-unit']],
    ['5', 5, 5, null, 0, ['no-unit']],
    ['500mcg', 500, 500, 'mcg', 0, []],
    ['500 µg', 500, 500, 'mcg', 0, []],
    ['500mg', 500, 500, 'mg', 0, []],
    ['half a bar', 0.5, 0.5, 'bar', 0, []],
    ['half', 0.5, 0.5, null, 0, ['no-unit']],
    ['2 bars', 2, 2, 'bar', 0, []],
    ['two xanax bars', 2, 2, 'bar', 0, []],
    ['media barra', 0.5, 0.5, 'bar', 0, []],
    ['2-3', 2, 3, null, 0, ['no-unit']],
    ['2-3 mg', 2, 3, 'mg', 0, []],
    ['2 to 3 mg', 2, 3, 'mg', 0, []],
    ['de 2 a 3 mg', 2, 3, 'mg', 0, []],
    ['1 1/2 mg', 1.5, 1.5, 'mg', 0, []],
    ['½ mg', 0.5, 0.5, 'mg', 0, []],
    ['one and a half mg', 1.5, 1.5, 'mg', 0, []],
    ['uno y medio mg', 1.5, 1.5, 'mg', 0, []],
    ['10 drops', 10, 10, 'drop', 0, ['strength-not-told']],
    ['10 gotas al día', 10, 10, 'drop', 0, ['strength-not-told']],
    ['2 pills', 2, 2, 'tablet', 0, ['strength-not-told']],
    ['two 0.5 mg', 1, 1, 'mg', 1, []],
    ['2 x 0.5 mg', 1, 1, 'mg', 1, []],
    ['2 tablets of 1 mg', 2, 2, 'mg', 0, []],
    ['1,000 mcg', 1, 1, 'mcg', 3, ['ambiguous-number']],
    ['1.500 mg', 1.5, 1.5, 'mg', 3, ['ambiguous-number']],
    ['0.125 mg', 0.125, 0.125, 'mg', 3, []],
    ['1/0 mg', null, null, null, 0, ['no-number', 'not-understood']],
    ['25 mg', 25, 25, 'mg', 0, []],
    ['I take 2 mg', 2, 2, 'mg', 0, []],
    ['klonopin, 2 mg', 2, 2, 'mg', 0, []],
    ['two 0.5 mg pills', 1, 1, 'mg', 1, []],
    ['a lot', null, null, null, 0, ['no-number', 'not-understood']],
    ['', null, null, null, 0, ['no-number']],
    ['2 mg and whatever I find', 2, 2, 'mg', 0, ['not-understood']],
    ['2 mg klonopin', 2, 2, 'mg', 0, []],
  ])('%s', (written, from, to, unit, precision, doubts) => {
    expect(parseDose(written)).toMatchObject({ written, amount: from === null ? null : { from, to }, unit, precision, doubts });
  });

  test.each<[string, number]>([
    ['0.5 mg', 1],
    ['0.5 mg twice a day', 2],
    ['0.5 mg 3 times a day', 3],
    ['0.5 mg x3', 3],
    ['0.5 mg tid', 3],
    ['0.5 mg dos veces al día', 2],
    ['0.5 mg daily', 1],
  ])('%s is taken %i times a day', (written, timesADay) => {
    expect(parseDose(written)).toMatchObject({ amount: { from: 0.5, to: 0.5 }, unit: 'mg', timesADay, doubts: [] });
  });

  it('knows when it was only about right', () => {
    expect(parseDose('about 2 mg')).toMatchObject({ approximate: true, amount: { from: 2, to: 2 }, doubts: [] });
    expect(parseDose('2 mg').approximate).toBe(false);
  });

  it('keeps whatever is written, and never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (written) => expect(parseDose(written).written).toBe(written)));
  });
});

describe('the band of a dose (3.4)', () => {
  test.each<[string, string | null, string | null, string[]]>([
    ['0.49 mg', 'clonazepam', 'low', []],
    ['0.5 mg', 'clonazepam', 'moderate-or-high', []],
    ['1.5 mg', 'clonazepam', 'moderate-or-high', []],
    ['2 mg', 'clonazepam', 'moderate-or-high', []],
    ['0.25 mg', 'clonazepam', 'low', []],
    ['0.25 mg twice a day', 'clonazepam', 'moderate-or-high', []],
    ['500 mcg', 'clonazepam', 'moderate-or-high', []],
    ['250 mcg', 'clonazepam', 'low', []],
    ['5 mg', 'clonazepam', 'moderate-or-high', []],
    ['0.25-1 mg', 'clonazepam', 'moderate-or-high', []],
    ['1 mg', 'lorazepam', 'low', []],
    ['2 mg', 'lorazepam', 'moderate-or-high', []],
    ['0.5 mg', 'alprazolam', 'low', []],
    ['1 mg', 'alprazolam', 'moderate-or-high', []],
    ['9 mg', 'diazepam', 'low', []],
    ['10 mg', 'diazepam', 'moderate-or-high', []],
    ['half a bar', null, 'moderate-or-high', []],
    ['2 bars', 'clonazepam', 'moderate-or-high', []],
    ['.5', 'clonazepam', null, ['no-unit']],
    ['5', 'clonazepam', null, ['no-unit']],
    ['2 pills', 'clonazepam', null, ['strength-not-told']],
    ['1 mg', null, null, ['drug-not-known']],
    ['15 mg', 'temazepam', null, ['no-published-band']],
    ['500mg', 'clonazepam', null, ['implausible']],
    ['500 mg', 'alprazolam', null, ['implausible']],
    ['5 mcg', 'clonazepam', null, ['implausible']],
    ['2 g', null, null, ['implausible']],
  ])('%s of %s', (written, drug, band, doubts) => {
    expect(doseBand(parseDose(written), drug)).toEqual({ band, doubts });
  });
});

describe('the name of a drug', () => {
  test.each<[string, object]>([
    ['Klonopin', { kind: 'known', drug: 'clonazepam' }],
    ['CLONAZEPAM', { kind: 'known', drug: 'clonazepam' }],
    ['k-pins', { kind: 'known', drug: 'clonazepam' }],
    ['rivotril', { kind: 'known', drug: 'clonazepam' }],
    ['the Xanax bars', { kind: 'known', drug: 'alprazolam' }],
    ['ativan (from my doctor)', { kind: 'known', drug: 'lorazepam' }],
    ['clonazapam', { kind: 'suggested', drugs: ['clonazepam'] }],
    ['lorazepan', { kind: 'suggested', drugs: ['lorazepam'] }],
    ['Valium or Xanax', { kind: 'suggested', drugs: ['alprazolam', 'diazepam'] }],
    ['clonidine', { kind: 'not-known' }],
    ['blue ones', { kind: 'not-known' }],
    ['', { kind: 'not-known' }],
  ])('%s', (written, reading) => {
    expect(readDrug(written)).toEqual(reading);
  });
});
