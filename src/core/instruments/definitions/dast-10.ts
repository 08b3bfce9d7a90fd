import type { Instrument } from '../instrument.js';
import { yesNo, type Question } from '../question.js';

const topics = [
  'Drugs for other than medical reasons',
  'More than one drug at a time',
  'Able to stop when they want to (the answer no counts)',
  'Blackouts or flashbacks',
  'Feels bad about it',
  'People close to them complain',
  'Family comes short because of it',
  'Broke the law to get drugs',
  'Felt ill on stopping',
  'Illness that came of it',
] as const;

const noCounts: Question['answer'] = {
  kind: 'choice',
  options: yesNo.options.map((option) => ({ ...option, points: option.code === 'no' ? 1 : 0 })),
};

/**
 * Copyrighted: we hold what each item is about and how it counts, and none of its words. It is asked once the installation has
 * brought the words of its licence.
 */
export const dast10: Instrument = {
  id: 'dast-10',
  version: '1',
  name: 'DAST-10',
  source: 'Skinner 1982; the last 12 months, alcohol apart; bands 0, 1-2, 3-5, 6-8, 9-10',
  licence: '© 1982 Skinner and the Centre for Addiction and Mental Health: ask them before using its words',
  wording: 'installation',
  usedBy: 'staff',
  byPhone: true,
  items: topics.map((about, index) => ({
    id: `dast-10.${index + 1}`,
    about,
    asks: null,
    answer: index === 2 ? noCounts : yesNo,
  })),
  onlyAfter: [],
  scoring: {
    kind: 'sum',
    bands: [
      { from: 0, band: 'none', opens: null },
      { from: 1, band: 'low', opens: null },
      { from: 3, band: 'moderate', opens: 'clinician' },
      { from: 6, band: 'substantial', opens: 'clinician' },
      { from: 9, band: 'severe', opens: 'clinician' },
    ],
  },
};
