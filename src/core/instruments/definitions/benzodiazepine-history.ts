import { barMilligrams, benzodiazepines } from '../../flags/benzodiazepines/drugs.js';
import { withdrawalTable } from '../../flags/benzodiazepines/withdrawal-risk.js';
import type { Instrument } from '../instrument.js';

const after = 'benzodiazepine';
const items: Instrument['items'] = [
  {
    id: after,
    about: 'Takes a benzodiazepine',
    asks: {
      en: 'Do you take a benzodiazepine, such as Klonopin, Xanax, Ativan or Valium?',
      es: '¿Toma una benzodiacepina, como Klonopin, Xanax, Ativan o Valium?',
    },
    answer: {
      kind: 'choice',
      options: [
        { code: 'no', says: { en: 'No', es: 'No' }, points: 0 },
        { code: 'yes', says: { en: 'Yes, or until lately', es: 'Sí, o hasta hace poco' }, points: 1 },
      ],
    },
  },
  {
    id: 'benzodiazepine-drug',
    about: 'Which one, in their words',
    asks: { en: 'What is it called?', es: '¿Cómo se llama?' },
    answer: { kind: 'text', means: 'drug' },
  },
  {
    id: 'benzodiazepine-dose',
    about: 'How much in a whole day, in their words',
    asks: {
      en: 'How much do you take in a whole day? Please say the number and what stands behind it, such as mg.',
      es: '¿Cuánto toma en todo un día? Diga el número y lo que va detrás, por ejemplo mg.',
    },
    answer: { kind: 'text', means: 'dose' },
  },
  {
    id: 'benzodiazepine-days',
    about: 'Days a week',
    asks: { en: 'On how many days a week?', es: '¿Cuántos días a la semana?' },
    answer: {
      kind: 'choice',
      options: [
        { code: 'up-to-3', says: { en: 'Three or fewer', es: 'Tres o menos' }, points: 0 },
        { code: '4-or-more', says: { en: 'Four or more', es: 'Cuatro o más' }, points: 1 },
      ],
    },
  },
  {
    id: 'benzodiazepine-duration',
    about: 'For how long',
    asks: { en: 'For how long have you taken it?', es: '¿Desde hace cuánto tiempo la toma?' },
    answer: {
      kind: 'choice',
      options: [
        { code: 'under-1-month', says: { en: 'Less than a month', es: 'Menos de un mes' }, points: 0 },
        { code: '1-to-3-months', says: { en: 'From one to three months', es: 'De uno a tres meses' }, points: 1 },
        { code: '3-months-or-more', says: { en: 'Three months or longer', es: 'Tres meses o más' }, points: 2 },
      ],
    },
  },
  {
    id: 'benzodiazepine-change',
    about: 'Stopped or cut',
    asks: {
      en: 'Have you stopped it or cut it down, or are you about to?',
      es: '¿La dejó o la redujo, o está por hacerlo?',
    },
    answer: {
      kind: 'choice',
      options: [
        { code: 'no', says: { en: 'No', es: 'No' }, points: 0 },
        { code: 'longer-ago', says: { en: 'More than 14 days ago', es: 'Hace más de 14 días' }, points: 1 },
        { code: 'about-to', says: { en: 'I am about to', es: 'Estoy por hacerlo' }, points: 2 },
        {
          code: 'cut-last-14-days',
          says: { en: 'Cut it down in the last 14 days', es: 'La reduje en los últimos 14 días' },
          points: 3,
        },
        {
          code: 'stopped-last-14-days',
          says: { en: 'Stopped it in the last 14 days', es: 'La dejé en los últimos 14 días' },
          points: 4,
        },
      ],
    },
  },
  {
    id: 'prescriber',
    about: 'Who prescribes it',
    asks: { en: 'Who prescribes it for you?', es: '¿Quién se la receta?' },
    answer: {
      kind: 'choice',
      options: [
        { code: 'known', says: { en: 'A prescriber whom they name', es: 'Una persona que nombra' }, points: 0 },
        { code: 'not-known', says: { en: 'Nobody, or they cannot say', es: 'Nadie, o no lo sabe decir' }, points: 1 },
      ],
    },
  },
];

/** What somebody takes, in their words, and how it is read (3.4): for a clinician to look at, never advice and never a taper. */
export const benzodiazepineHistory: Instrument = {
  id: 'benzodiazepine-history',
  version: '1',
  name: 'Benzodiazepine history',
  source: 'Joint guideline on benzodiazepine tapering, ASAM and nine societies, 2025, table 2',
  licence: 'Our own questions',
  wording: 'own',
  usedBy: 'staff',
  byPhone: true,
  items,
  onlyAfter: items.slice(1).map(({ id }) => ({ item: id, after, oneOf: ['yes'] })),
  scoring: { kind: 'table', table: { risks: withdrawalTable, drugs: benzodiazepines, bar: barMilligrams } },
};
