import { all, any, is, type Condition } from './condition.js';
import type { FlagLevel } from './levels.js';

export interface FlagRule {
  readonly id: string;
  readonly level: FlagLevel;
  /** For staff; no name, no number. */
  readonly says: string;
  readonly when: Condition;
  readonly source: string;
}

const yes = (fact: string): Condition => is(fact, 'yes');
const row = (level: FlagLevel, id: string, says: string, when: Condition, source: string): FlagRule => ({
  id,
  level,
  says,
  when,
  source,
});

const emergency = 'Signs for which poison centres and 911 want the call at once';
const taper = 'Joint guideline on benzodiazepine tapering 2025, table 2';
const alcohol = 'ASAM guideline on alcohol withdrawal, recommendation II.5';
const boxed = 'FDA boxed warning on benzodiazepines, 23 September 2020';
const triage = 'C-SSRS screener, triage';
const practice = 'Intake practice, by the medical director';

const benzodiazepine = yes('benzodiazepine');
const opioid = yes('opioid');
const drinks = is('alcohol', 'sometimes', 'daily');
const sedative = any(benzodiazepine, yes('other-sedative'));
const anyUse = any(drinks, opioid, sedative, yes('other-drug'));
const stoppingNow = is('benzodiazepine-change', 'stopped-last-14-days', 'cut-last-14-days', 'about-to');

/**
 * What raises a flag (3.6). The medical director signs the whole of it: another row, condition or word is another version. Flags rise by
 * themselves and are lowered by a clinician only.
 */
export const flagTable: { readonly version: string; readonly rules: readonly FlagRule[] } = {
  version: '1',
  rules: [
    row('red', 'not-waking', 'They cannot be woken.', yes('not-waking'), emergency),
    row('red', 'not-breathing-well', 'Their breathing is slow or has stopped.', yes('slow-breathing'), emergency),
    row('red', 'blue-lips', 'Their lips are blue.', yes('blue-lips'), emergency),
    row('red', 'seizure', 'They have a seizure now or had one today.', yes('seizure-today'), emergency),
    row('red', 'overdose', 'They have taken an overdose.', yes('overdose'), emergency),
    row('red', 'chest-pain', 'They have chest pain.', yes('chest-pain'), emergency),
    row(
      'red',
      'delirium-now',
      'They see or hear things and are confused.',
      all(yes('sees-or-hears-things'), yes('confused')),
      emergency,
    ),
    row(
      'red',
      'suicide-with-means',
      'The risk of suicide is high and the means are there.',
      all(is('c-ssrs', 'high'), yes('means')),
      triage,
    ),
    row('red', 'weapon', 'There is a weapon.', yes('weapon'), emergency),
    row('red', 'labour-or-bleeding', 'They are in labour or bleed, and use.', all(yes('labour-or-bleeding'), anyUse), emergency),

    row(
      'orange',
      'benzodiazepine-stopped',
      'They stopped or cut a benzodiazepine after which withdrawal is to be expected, or are about to.',
      all(is('benzodiazepine-risk', 'clear'), stoppingNow),
      taper,
    ),
    row('orange', 'past-withdrawal-seizure', 'They had a seizure in withdrawal before.', yes('past-seizure'), alcohol),
    row('orange', 'past-delirium', 'They had a delirium in withdrawal before.', yes('past-delirium'), alcohol),
    row(
      'orange',
      'benzodiazepine-and-alcohol',
      'They take a benzodiazepine and drink every day.',
      all(benzodiazepine, is('alcohol', 'daily')),
      boxed,
    ),
    row('orange', 'benzodiazepine-and-opioid', 'They take a benzodiazepine and an opioid.', all(benzodiazepine, opioid), boxed),
    row(
      'orange',
      'pregnant-or-nursing',
      'They are pregnant or nursing and use a sedative, alcohol or an opioid.',
      all(is('pregnancy', 'pregnant', 'nursing'), any(sedative, drinks, opioid)),
      boxed,
    ),
    row(
      'orange',
      'older-with-daily-use',
      'They are 65 or older and use every day.',
      all(is('age-group', '65-or-older'), any(yes('daily-use'), is('alcohol', 'daily'))),
      alcohol,
    ),
    row('orange', 'under-18', 'They are under 18.', is('age-group', 'under-18'), practice),
    row('orange', 'suicide-risk', 'There is a risk of suicide.', is('c-ssrs', 'moderate', 'high'), triage),
    row('orange', 'liver-or-kidney', 'Their liver or kidneys are failing.', yes('liver-or-kidney-failure'), practice),
    row('orange', 'glaucoma', 'They have acute narrow-angle glaucoma.', yes('narrow-angle-glaucoma'), practice),
    row(
      'orange',
      'lungs-and-sedatives',
      'They have a disease of the lungs or sleep apnoea and take sedatives.',
      all(yes('lung-disease-or-apnoea'), sedative),
      boxed,
    ),

    row(
      'yellow',
      'benzodiazepine-withdrawal',
      'Withdrawal from a benzodiazepine is possible.',
      all(benzodiazepine, is('benzodiazepine-risk', 'possible', 'clear')),
      taper,
    ),
    row('yellow', 'low-mood', 'Their mood is low.', is('phq-2', 'positive'), 'PHQ-2, positive from 3'),
    row('yellow', 'homeless-or-alone', 'They have no home, or nobody is with them.', yes('homeless-or-alone'), practice),
    row('yellow', 'sole-carer', 'Somebody depends on them alone.', yes('sole-carer'), practice),
    row(
      'yellow',
      'prescriber-unknown',
      'Nobody knows who prescribes it.',
      all(benzodiazepine, is('prescriber', 'not-known')),
      practice,
    ),
  ],
};
