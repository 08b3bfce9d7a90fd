import { cSsrsScreener } from '../instruments/definitions/c-ssrs.js';
import { phq2 } from '../instruments/definitions/mood.js';
import type { Instrument } from '../instruments/instrument.js';
import { unknownAnswer } from '../instruments/question.js';
import { riskierAnswers } from '../instruments/riskier-answers.js';
import { scoreInstrument } from '../instruments/score-instrument.js';
import { doseBand, type BandReading } from './benzodiazepines/dose-band.js';
import { parseDose } from './benzodiazepines/parse-dose.js';
import { readDrug } from './benzodiazepines/read-drug.js';
import { withdrawalRisk, type ToldUse } from './benzodiazepines/withdrawal-risk.js';
import type { Facts } from './condition.js';

export interface DerivedFacts {
  /** What was told, and what follows from it. */
  readonly facts: Facts;
  /** Which questions a fact that is not known yet comes from: those are asked again. */
  readonly comesFrom: Readonly<Record<string, readonly string[]>>;
}

const axisQuestions: Readonly<Record<keyof ToldUse, string>> = {
  durations: 'benzodiazepine-duration',
  days: 'benzodiazepine-days',
  doses: 'benzodiazepine-dose',
};

/** Adds what the table speaks of besides plain answers: the group of age, bands of instruments, the risk of 3.4. */
export function deriveFacts(told: Facts): DerivedFacts {
  const suicide = bandFact(cSsrsScreener, told);
  const mood = bandFact(phq2, told);
  const benzodiazepine = riskFact(told);
  return {
    facts: {
      ...told,
      'age-group': (told['age'] ?? []).map(ageGroup),
      'c-ssrs': suicide.values,
      'phq-2': mood.values,
      'benzodiazepine-risk': benzodiazepine.values,
    },
    comesFrom: {
      'age-group': ['age'],
      'c-ssrs': suicide.missing,
      'phq-2': mood.missing,
      'benzodiazepine-risk': benzodiazepine.missing,
    },
  };
}

interface DerivedFact {
  readonly values: readonly string[];
  readonly missing: readonly string[];
}

export function ageGroup(written: string): string {
  const age = /^\s*(\d{1,3})\s*$/.exec(written)?.[1];
  if (age === undefined || Number(age) > 120) return unknownAnswer;
  if (Number(age) < 18) return 'under-18';
  return Number(age) < 65 ? '18-to-64' : '65-or-older';
}

/** The band reached so far; while answers are missing it may still be a higher one. */
function bandFact(instrument: Instrument, told: Facts): DerivedFact {
  const answers = riskierAnswers(instrument, told);
  const { complete, missing, reached } = scoreInstrument(instrument, answers);
  if (!instrument.items.some(({ id }) => told[id])) return { values: [], missing };
  return { values: [...(reached === null ? [] : [reached]), ...(complete ? [] : [unknownAnswer])], missing };
}

function riskFact(told: Facts): DerivedFact {
  if (!told['benzodiazepine']?.includes('yes')) return { values: [], missing: [] };
  const doses = readDoses(told).flatMap(({ band }) => (band === null ? [] : [band]));
  const { risk, dependsOn } = withdrawalRisk({
    durations: told['benzodiazepine-duration'] ?? [],
    days: told['benzodiazepine-days'] ?? [],
    doses,
  });
  const missing = dependsOn.flatMap((axis) =>
    axis === 'doses' ? ['benzodiazepine-drug', axisQuestions.doses] : [axisQuestions[axis]],
  );
  return { values: [risk, ...(missing.length > 0 ? [unknownAnswer] : [])], missing };
}

/** Every dose that was told, with every drug that was told. */
export function readDoses(told: Facts): readonly BandReading[] {
  const drugs = (told['benzodiazepine-drug'] ?? []).map(readDrug).map((read) => (read.kind === 'known' ? read.drug : null));
  const texts = (told['benzodiazepine-dose'] ?? []).filter((text) => text !== unknownAnswer);
  return texts.flatMap((text) => (drugs.length > 0 ? drugs : [null]).map((drug) => doseBand(parseDose(text), drug)));
}

/** Answers that cannot be read as what they should be, each to be asked again: nothing is guessed (B-107). */
export function unreadable(told: Facts): readonly string[] {
  const has = (question: string) => (told[question]?.length ?? 0) > 0;
  const doses = readDoses(told);
  const drugs = (told['benzodiazepine-drug'] ?? []).map(readDrug);
  return [
    ...(has('age') && told['age']!.every((age) => ageGroup(age) === unknownAnswer) ? ['age'] : []),
    ...(has('benzodiazepine-drug') && drugs.every(({ kind }) => kind !== 'known') ? ['benzodiazepine-drug'] : []),
    ...(has('benzodiazepine-dose') && doses.every(isDoubtful) ? ['benzodiazepine-dose'] : []),
  ];
}

function isDoubtful({ doubts }: BandReading): boolean {
  return doubts.some((doubt) => doubt !== 'drug-not-known' && doubt !== 'no-published-band');
}
