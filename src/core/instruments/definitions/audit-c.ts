import type { Instrument } from '../instrument.js';
import type { Option, Question } from '../question.js';

const howOften: readonly Option[] = [
  { code: 'never', says: { en: 'Never', es: 'Nunca' }, points: 0 },
  { code: 'monthly-or-less', says: { en: 'Monthly or less', es: 'Una vez al mes o menos' }, points: 1 },
  { code: '2-4-a-month', says: { en: '2 to 4 times a month', es: 'De 2 a 4 veces al mes' }, points: 2 },
  { code: '2-3-a-week', says: { en: '2 to 3 times a week', es: 'De 2 a 3 veces a la semana' }, points: 3 },
  { code: '4-or-more-a-week', says: { en: '4 or more times a week', es: '4 o más veces a la semana' }, points: 4 },
];
const howMany = (fewest: string): readonly Option[] => [
  { code: fewest, says: { en: `${fewest} drinks`, es: `${fewest} bebidas` }, points: 0 },
  { code: '3-4', says: { en: '3 or 4', es: '3 o 4' }, points: 1 },
  { code: '5-6', says: { en: '5 or 6', es: '5 o 6' }, points: 2 },
  { code: '7-9', says: { en: '7 to 9', es: 'De 7 a 9' }, points: 3 },
  { code: '10-or-more', says: { en: '10 or more', es: '10 o más' }, points: 4 },
];
const howOftenMany: readonly Option[] = [
  { code: 'never', says: { en: 'Never', es: 'Nunca' }, points: 0 },
  { code: 'less-than-monthly', says: { en: 'Less than monthly', es: 'Menos de una vez al mes' }, points: 1 },
  { code: 'monthly', says: { en: 'Monthly', es: 'Mensualmente' }, points: 2 },
  { code: 'weekly', says: { en: 'Weekly', es: 'Semanalmente' }, points: 3 },
  { code: 'daily', says: { en: 'Daily or almost daily', es: 'A diario o casi a diario' }, points: 4 },
];

function items(id: string, fewest: string, many: Question['asks']): readonly Question[] {
  return [
    {
      id: `${id}.1`,
      about: 'How often they drink',
      asks: {
        en: 'How often do you have a drink containing alcohol?',
        es: '¿Con qué frecuencia toma alguna bebida con alcohol?',
      },
      answer: { kind: 'choice', options: howOften },
    },
    {
      id: `${id}.2`,
      about: 'How many drinks on a day when they drink',
      asks: {
        en: 'How many drinks do you have on a typical day when you are drinking?',
        es: '¿Cuántas bebidas toma en un día normal en que bebe?',
      },
      answer: { kind: 'choice', options: howMany(fewest) },
    },
    {
      id: `${id}.3`,
      about: 'How often they drink a lot at once',
      asks: many,
      answer: { kind: 'choice', options: howOftenMany },
    },
  ];
}

// Whoever never drinks is not asked how much.
const onlyDrinkers = (id: string): Instrument['onlyAfter'] =>
  [`${id}.2`, `${id}.3`].map((item) => ({
    item,
    after: `${id}.1`,
    oneOf: howOften.slice(1).map(({ code }) => code),
  }));

const common = {
  licence: 'AUDIT is of the World Health Organization and free to use with its notice.',
  wording: 'public',
  usedBy: 'staff',
  byPhone: true,
} as const;

/** As it was validated: six drinks in question 3 for everybody; positive from 4 in men, from 3 in everybody else. */
export const auditCClassic: Instrument = {
  ...common,
  id: 'audit-c-classic',
  version: '1',
  name: 'AUDIT-C, as validated',
  source: 'WHO AUDIT, its first three questions; thresholds 4 in men and 3 in women from the validation studies',
  items: items('audit-c-classic', '0-2', {
    en: 'How often do you have six or more drinks on one occasion?',
    es: '¿Con qué frecuencia toma seis o más bebidas en una sola ocasión?',
  }),
  onlyAfter: onlyDrinkers('audit-c-classic'),
  scoring: {
    kind: 'sum',
    bands: [
      { from: 0, band: 'negative', opens: null },
      { from: { men: 4, others: 3 }, band: 'positive', opens: 'clinician' },
    ],
  },
};

/** As the VA asks it since March 2021 and acts on it: positive from 5, whoever it is. */
export const auditCVa: Instrument = {
  ...common,
  id: 'audit-c-va',
  version: '2021-03',
  name: 'AUDIT-C, VA wording and threshold',
  source: 'VA, March 2021: question 3 by sex and age; VA and DoD act from 5 points on',
  items: items('audit-c-va', '0-2', {
    en: 'How often do you have six or more drinks on one occasion (four or more for a woman, or from age 65 on)?',
    es: '¿Con qué frecuencia toma seis o más bebidas en una sola ocasión (cuatro o más si es mujer o tiene 65 años o más)?',
  }),
  onlyAfter: onlyDrinkers('audit-c-va'),
  scoring: {
    kind: 'sum',
    bands: [
      { from: 0, band: 'negative', opens: null },
      { from: 5, band: 'positive', opens: 'clinician' },
    ],
  },
};
