import { barMilligrams, benzodiazepines, type Benzodiazepine } from './drugs.js';
import type { DoseUnit } from './dose-words.js';
import type { Dose, DoseDoubt } from './parse-dose.js';

export type DoseBand = 'low' | 'moderate-or-high';

export interface BandReading {
  /** Null: it cannot be told yet. */
  readonly band: DoseBand | null;
  /** Ask again because of these; `drug-not-known` and `no-published-band` are for a clinician. */
  readonly doubts: readonly (DoseDoubt | 'drug-not-known' | 'no-published-band')[];
}

const milligramsIn: Readonly<Partial<Record<DoseUnit, number>>> = { mg: 1, mcg: 0.001, g: 1000 };
// Above this nobody takes any of them.
const mostOfAny = 600;

/** The band of a day's dose; of a range the upper end counts, and on an edge the higher band (3.4). */
export function doseBand(dose: Dose, drugName: string | null): BandReading {
  const drug = benzodiazepines.find(({ name }) => name === (dose.unit === 'bar' ? barMilligrams.drug : drugName));
  const milligrams = dailyMilligrams(dose);
  if (milligrams !== null && isImplausible(milligrams, drug)) return { band: null, doubts: [...dose.doubts, 'implausible'] };
  if (!drug) return { band: null, doubts: [...dose.doubts, 'drug-not-known'] };
  const isReadable = !dose.doubts.some((doubt) => doubt !== 'not-understood');
  if (milligrams === null || !isReadable) return { band: null, doubts: dose.doubts };
  if (!drug.bands) return { band: null, doubts: [...dose.doubts, 'no-published-band'] };
  return { band: milligrams.to < drug.bands.moderateFrom ? 'low' : 'moderate-or-high', doubts: dose.doubts };
}

function dailyMilligrams({ amount, unit, timesADay }: Dose) {
  const each = unit === 'bar' ? barMilligrams.milligrams : unit && milligramsIn[unit];
  if (!amount || !each) return null;
  return { from: rounded(amount.from * each * timesADay), to: rounded(amount.to * each * timesADay) };
}

// 3 x 0.1 must not lie above 0.3.
function rounded(milligrams: number): number {
  return Math.round(milligrams * 1e6) / 1e6;
}

function isImplausible({ from, to }: { from: number; to: number }, drug: Benzodiazepine | undefined): boolean {
  return to > (drug?.plausible.to ?? mostOfAny) || (drug !== undefined && from < drug.plausible.from);
}
