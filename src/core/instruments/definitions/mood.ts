import type { Instrument } from '../instrument.js';
import type { Option, Question } from '../question.js';

const lastTwoWeeks: readonly Option[] = [
  { code: 'not-at-all', says: { en: 'Not at all', es: 'Ningún día' }, points: 0 },
  { code: 'several-days', says: { en: 'Several days', es: 'Varios días' }, points: 1 },
  { code: 'more-than-half', says: { en: 'More than half the days', es: 'Más de la mitad de los días' }, points: 2 },
  { code: 'nearly-every-day', says: { en: 'Nearly every day', es: 'Casi todos los días' }, points: 3 },
];

const item = (id: string, about: string, en: string, es: string): Question => ({
  id,
  about,
  asks: {
    en: `Over the last two weeks, how often have you been bothered by ${en}?`,
    es: `En las últimas dos semanas, ¿con qué frecuencia le ha molestado ${es}?`,
  },
  answer: { kind: 'choice', options: lastTwoWeeks },
});

const common = {
  version: '1',
  licence: 'No permission is required to reproduce, translate or use it; the credit stays with it',
  wording: 'public',
  usedBy: 'staff',
  byPhone: true,
  onlyAfter: [],
  scoring: {
    kind: 'sum',
    bands: [
      { from: 0, band: 'negative', opens: null },
      { from: 3, band: 'positive', opens: 'clinician' },
    ],
  },
} as const satisfies Partial<Instrument>;

export const phq2: Instrument = {
  ...common,
  id: 'phq-2',
  name: 'PHQ-2',
  source: 'Kroenke, Spitzer and Williams, with an educational grant of Pfizer; positive from 3',
  items: [
    item(
      'phq-2.1',
      'Little interest or pleasure',
      'little interest or pleasure in doing things',
      'tener poco interés o placer en hacer cosas',
    ),
    item(
      'phq-2.2',
      'Down or hopeless',
      'feeling down, depressed, or hopeless',
      'sentirse desanimado/a, deprimido/a o sin esperanza',
    ),
  ],
};

export const gad2: Instrument = {
  ...common,
  id: 'gad-2',
  name: 'GAD-2',
  source: 'Kroenke, Spitzer, Williams and Löwe, with an educational grant of Pfizer; positive from 3',
  items: [
    item('gad-2.1', 'Nervous or on edge', 'feeling nervous, anxious, or on edge', 'sentirse nervioso/a, ansioso/a o alterado/a'),
    item(
      'gad-2.2',
      'Worries without end',
      'not being able to stop or control worrying',
      'no poder parar o controlar la preocupación',
    ),
  ],
};
