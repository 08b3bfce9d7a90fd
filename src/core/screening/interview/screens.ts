import { any, is, type Condition } from '../../flags/condition.js';

export interface Screen {
  readonly id: string;
  /** At most three, all short. */
  readonly asks: readonly string[];
  /** Shown only when this holds; always without it. */
  readonly when?: Condition;
}

const instrument = (id: string, of: string, items: readonly number[], when?: Condition): Screen => ({
  id,
  asks: items.map((item) => `${of}.${item}`),
  ...(when ? { when } : {}),
});

const drinks = is('alcohol', 'sometimes', 'daily');
const takesOne = is('benzodiazepine', 'yes');
const uses = any(drinks, takesOne, is('opioid', 'yes'), is('other-sedative', 'yes'), is('other-drug', 'yes'));
const usesDrugs = any(takesOne, is('opioid', 'yes'), is('other-sedative', 'yes'), is('other-drug', 'yes'));
const notMale = is('sex', 'female', 'other', 'unknown');

/** In danger, these come before everything else. */
export const placeScreen: Screen = { id: 'where', asks: ['place', 'call-back-number'] };

/** In this order: safety first, then what makes stopping dangerous, then the rest. */
export const screens: readonly Screen[] = [
  { id: 'awake', asks: ['not-waking', 'slow-breathing', 'blue-lips'] },
  { id: 'body', asks: ['seizure-today', 'overdose', 'chest-pain'] },
  { id: 'mind', asks: ['sees-or-hears-things', 'confused', 'weapon'] },
  instrument('suicide', 'c-ssrs', [1, 2, 6]),
  instrument('suicide-thoughts', 'c-ssrs', [3, 4, 5], is('c-ssrs.2', 'yes')),
  { id: 'means', asks: ['means'], when: is('c-ssrs', 'moderate', 'high') },
  placeScreen,
  { id: 'who', asks: ['age', 'sex'] },
  { id: 'pregnancy', asks: ['pregnancy', 'labour-or-bleeding'], when: notMale },
  { id: 'use', asks: ['alcohol', 'opioid', 'benzodiazepine'] },
  { id: 'more-use', asks: ['other-sedative', 'other-drug'] },
  { id: 'lately', asks: ['daily-use', 'last-use'], when: uses },
  { id: 'benzodiazepine', asks: ['benzodiazepine-drug', 'benzodiazepine-dose', 'benzodiazepine-days'], when: takesOne },
  {
    id: 'benzodiazepine-time',
    asks: ['benzodiazepine-duration', 'benzodiazepine-change', 'prescriber'],
    when: takesOne,
  },
  { id: 'withdrawal', asks: ['past-seizure', 'past-delirium'], when: uses },
  { id: 'illness', asks: ['liver-or-kidney-failure', 'narrow-angle-glaucoma', 'lung-disease-or-apnoea'] },
  { id: 'home', asks: ['homeless-or-alone', 'sole-carer'] },
  instrument('mood', 'phq-2', [1, 2]),
  instrument('worry', 'gad-2', [1, 2]),
  instrument('past-year', 'nida-quick-screen', [1, 2]),
  instrument('past-year-drugs', 'nida-quick-screen', [3, 4]),
  instrument('drinking', 'audit-c-va', [1, 2, 3], drinks),
  instrument('drugs', 'dast-10', [1, 2, 3], usesDrugs),
  instrument('drugs-more', 'dast-10', [4, 5, 6], usesDrugs),
  instrument('drugs-family', 'dast-10', [7, 8], usesDrugs),
  instrument('drugs-body', 'dast-10', [9, 10], usesDrugs),
];
