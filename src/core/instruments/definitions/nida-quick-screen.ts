import type { Instrument } from '../instrument.js';
import type { Option, Question, Words } from '../question.js';

const howOften: readonly Option[] = [
  { code: 'never', says: { en: 'Never', es: 'Nunca' }, points: 0 },
  { code: 'once-or-twice', says: { en: 'Once or twice', es: 'Una o dos veces' }, points: 1 },
  { code: 'monthly', says: { en: 'Monthly', es: 'Mensualmente' }, points: 2 },
  { code: 'weekly', says: { en: 'Weekly', es: 'Semanalmente' }, points: 3 },
  { code: 'daily', says: { en: 'Daily or almost daily', es: 'A diario o casi a diario' }, points: 4 },
];

const item = (number: number, about: string, en: string, es: string): Question => ({
  id: `nida-quick-screen.${number}`,
  about,
  asks: pastYear(en, es),
  answer: { kind: 'choice', options: howOften },
});

function pastYear(en: string, es: string): Words {
  return { en: `In the past year, how often have you used ${en}?`, es: `En el último año, ¿con qué frecuencia ha usado ${es}?` };
}

export const nidaQuickScreen: Instrument = {
  id: 'nida-quick-screen',
  version: '1',
  name: 'NIDA quick screen',
  source: 'National Institute on Drug Abuse, screening guide: any use in the past year opens the long form',
  licence: 'In the public domain; may be reproduced',
  wording: 'public',
  usedBy: 'staff',
  byPhone: true,
  items: [
    item(
      1,
      'Many drinks on one day',
      'alcohol: five or more drinks a day for men, four or more for women',
      'alcohol: cinco o más bebidas al día los hombres, cuatro o más las mujeres',
    ),
    item(2, 'Tobacco', 'tobacco products', 'productos de tabaco'),
    item(
      3,
      'Prescription drugs for other than medical reasons',
      'prescription drugs for non-medical reasons',
      'medicamentos con receta por razones no médicas',
    ),
    item(4, 'Illegal drugs', 'illegal drugs', 'drogas ilegales'),
  ],
  onlyAfter: [],
  scoring: {
    kind: 'sum',
    bands: [
      { from: 0, band: 'no-use', opens: null },
      { from: 1, band: 'any-use', opens: 'longer-form' },
    ],
  },
};
