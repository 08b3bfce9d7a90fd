import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { findDangerSigns } from '../../../../src/core/screening/danger-signs.js';

const signsIn = (text: string): readonly string[] => {
  const found = findDangerSigns(text);
  return found.kind === 'none' ? [] : found.signs.map(({ sign }) => sign);
};

describe('B-038 signs of danger', () => {
  test.each([
    ['overdose', 'I took 20 pills'],
    ['overdose', 'I TOOK 20PILLS!!!'],
    ['overdose', 'i took twenty of his pills 😢'],
    ['overdose', 'she swallowed a whole bottle of xanax'],
    ['overdose', 'he took too much'],
    ['overdose', 'I think my son overdosed'],
    ['overdose', 'overdoes on fentanyl'],
    ['overdose', 'we gave him narcan'],
    ['overdose', 'tomé 30 pastillas'],
    ['overdose', 'se tomó todas las pastillas'],
    ['overdose', 'creo que es una sobredosis'],
    ['suicide', 'I want to die'],
    ['suicide', 'i WANNA diiiie'],
    ['suicide', 'i want to kill myself'],
    ['suicide', 'i will k1ll mys3lf'],
    ['suicide', 'im going to kil my self'],
    ['suicide', 'he is sucidal'],
    ['suicide', 'thoughts of suiside'],
    ['suicide', 's u i c i d e'],
    ['suicide', 'sui\u200bcide'],
    ['suicide', "I don't want to live anymore"],
    ['suicide', 'I don’t want to be here anymore'],
    ['suicide', 'everyone is better off without me'],
    ['suicide', 'no reason to live'],
    ['suicide', 'thinking of ending my life'],
    ['suicide', 'no quiero vivir'],
    ['suicide', 'NO QUIERO VIVIR MÁS 😭'],
    ['suicide', 'ya no puedo más'],
    ['suicide', 'me quiero matar'],
    ['suicide', 'quiero morirme'],
    ['suicide', 'pienso en quitarme la vida'],
    ['suicide', 'goodbye 🪦'],
    ['withdrawal', 'she had a seizure this morning'],
    ['withdrawal', 'had 2 siezures'],
    ['withdrawal', 'I stopped taking my klonopin 3 days ago'],
    ['withdrawal', 'I quit drinking on Monday and I am shaking badly'],
    ['withdrawal', 'ran out of xanax'],
    ['withdrawal', 'he is hearing voices'],
    ['withdrawal', 'going through withdrawals'],
    ['withdrawal', 'dejé de tomar clonazepam'],
    ['withdrawal', 'tuvo convulsiones'],
    ['not-breathing', "she won't wake up"],
    ['not-breathing', 'he is not breathing'],
    ['not-breathing', "I can't breathe"],
    ['not-breathing', 'his lips are blue'],
    ['not-breathing', 'he passed out in the bathroom'],
    ['not-breathing', 'no respira'],
    ['not-breathing', 'no se despierta'],
    ['violence', 'he has a gun'],
    ['violence', 'my husband beat me'],
    ['violence', 'he threatened to kill me'],
    ['violence', 'mi esposo me golpea'],
    ['violence', 'call now 🔫'],
  ])('%s: %s', (sign, text) => {
    expect(signsIn(text)).toContain(sign);
  });

  test('the answer names the words and all three numbers, emergency first', () => {
    expect(findDangerSigns('Please help. My son took 20 of my pills, he won’t wake up!')).toMatchObject({
      kind: 'danger',
      signs: [
        { sign: 'overdose', words: 'took 20 of my pills' },
        { sign: 'not-breathing', words: 'won’t wake' },
      ],
      help: [
        { who: '911', number: '911' },
        { who: '988', number: '988' },
        { who: 'poison-control', number: '1-800-222-1222' },
      ],
    });
  });
});

test.each(['I am not suicidal', 'the doctor asked "do you want to die?"', 'never overdosed', 'no quiero matarme'])(
  'B-039 negated or quoted words are still flagged: %s',
  (text) => {
    expect(signsIn(text)).not.toEqual([]);
  },
);

test.each([
  '',
  'How are you doing?',
  'I need help getting off Klonopin, I have been on it for 5 years',
  'I want to quit drinking',
  'My son is addicted to fentanyl and needs detox',
  'Do you take Blue Cross? Is there a bed this week?',
  'Drugs are taking over my life',
  'Looking for inpatient treatment for my wife Violet, she drinks every day',
  'Afraid of withdrawal, how long does it last?',
  'Please call me at 6 pm, I am at work until 5',
  'Quiero dejar de beber, ¿cuánto cuesta el programa?',
  'Mi hijo necesita ayuda con las drogas',
])('an ordinary message is not an alarm: %j', (text) => {
  expect(findDangerSigns(text)).toEqual({ kind: 'none' });
});

test('whatever stands around the words, they are found', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      expect(signsIn(`${before}. I want to kill myself. ${after}`)).toContain('suicide');
    }),
    { numRuns: 100 },
  );
});

test('4,000 characters of the worst kind are read in a moment', () => {
  const worst = 'took a want to '.repeat(270);
  const started = performance.now();
  findDangerSigns(worst);
  expect(performance.now() - started).toBeLessThan(500);
});
