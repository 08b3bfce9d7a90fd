import type { Instrument } from '../instrument.js';
import { yesNo } from '../question.js';

const yes = ['yes'];

/**
 * The structure and the triage of the C-SSRS screener: highest wins, nothing is added. The words are our own short prompts, so that
 * they never fail to be there; an installation with the licensed words puts them in their place.
 */
export const cSsrsScreener: Instrument = {
  id: 'c-ssrs',
  version: '1',
  name: 'C-SSRS screener (triage); own prompts',
  source: 'Columbia suicide severity rating scale, screener: six questions and three risk levels',
  licence: 'Free for care; use in software to be asked of the Columbia Lighthouse Project. None of its words are here.',
  wording: 'own',
  usedBy: 'trained-staff',
  byPhone: true,
  items: [
    {
      id: 'c-ssrs.1',
      about: 'Does not want to live',
      asks: {
        en: 'In the past month, were there times when you did not want to be alive any more?',
        es: 'En el último mes, ¿hubo momentos en que ya no quería vivir?',
      },
      answer: yesNo,
    },
    {
      id: 'c-ssrs.2',
      about: 'Thinks of suicide',
      asks: {
        en: 'In the past month, have you thought about ending your life?',
        es: 'En el último mes, ¿ha pensado en quitarse la vida?',
      },
      answer: yesNo,
    },
    {
      id: 'c-ssrs.3',
      about: 'Has a method in mind',
      asks: { en: 'Do you know how you would do it?', es: '¿Sabe cómo lo haría?' },
      answer: yesNo,
    },
    {
      id: 'c-ssrs.4',
      about: 'Means to act on it',
      asks: { en: 'Have you felt that you would really do it?', es: '¿Ha sentido que de verdad lo haría?' },
      answer: yesNo,
    },
    {
      id: 'c-ssrs.5',
      about: 'Has a plan and means to act on it',
      asks: {
        en: 'Have you made a plan that you intend to carry out?',
        es: '¿Ha hecho un plan que piensa llevar a cabo?',
      },
      answer: yesNo,
    },
    {
      id: 'c-ssrs.6',
      about: 'Has tried, or begun to',
      asks: {
        en: 'Have you ever tried to end your life, or begun to? When?',
        es: '¿Alguna vez intentó quitarse la vida o comenzó a hacerlo? ¿Cuándo?',
      },
      answer: {
        kind: 'choice',
        options: [
          { code: 'never', says: { en: 'Never', es: 'Nunca' }, points: 0 },
          {
            code: 'longer-ago',
            says: { en: 'More than three months ago', es: 'Hace más de tres meses' },
            points: 1,
          },
          { code: 'past-3-months', says: { en: 'In the past three months', es: 'En los últimos tres meses' }, points: 2 },
        ],
      },
    },
  ],
  onlyAfter: ['c-ssrs.3', 'c-ssrs.4', 'c-ssrs.5'].map((item) => ({ item, after: 'c-ssrs.2', oneOf: yes })),
  scoring: {
    kind: 'highest',
    rules: [
      { item: 'c-ssrs.4', oneOf: yes, band: 'high', opens: 'suicide-risk' },
      { item: 'c-ssrs.5', oneOf: yes, band: 'high', opens: 'suicide-risk' },
      { item: 'c-ssrs.6', oneOf: ['past-3-months'], band: 'high', opens: 'suicide-risk' },
      { item: 'c-ssrs.3', oneOf: yes, band: 'moderate', opens: 'suicide-risk' },
      { item: 'c-ssrs.6', oneOf: ['longer-ago'], band: 'moderate', opens: 'suicide-risk' },
      { item: 'c-ssrs.1', oneOf: yes, band: 'low', opens: 'clinician' },
      { item: 'c-ssrs.2', oneOf: yes, band: 'low', opens: 'clinician' },
    ],
    otherwise: 'none',
  },
};
