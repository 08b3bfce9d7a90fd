export interface Benzodiazepine {
  readonly name: string;
  /** As people write and say it; lower case, without accents. */
  readonly alsoCalled: readonly string[];
  /** Milligrams a day where moderate and high begin; exactly there the higher one counts. Null: none is published. */
  readonly bands: { readonly moderateFrom: number; readonly highFrom: number } | null;
  /** Milligrams a day that somebody may really take; outside we ask again. */
  readonly plausible: { readonly from: number; readonly to: number };
}

const one = (
  name: string,
  alsoCalled: readonly string[],
  bands: Benzodiazepine['bands'],
  from: number,
  to: number,
): Benzodiazepine => ({ name, alsoCalled, bands, plausible: { from, to } });

/**
 * Milligrams a day by the joint guideline on tapering (ASAM and nine societies, 2025, table 2), in diazepam equivalents and for three
 * drugs. They serve to pick a band and are shown to nobody as a dose. Drugs without a published band are asked for by a clinician.
 */
export const benzodiazepines: readonly Benzodiazepine[] = [
  one('clonazepam', ['klonopin', 'rivotril', 'kpin', 'kpins', 'k-pin', 'k-pins'], { moderateFrom: 0.5, highFrom: 1.5 }, 0.1, 30),
  one('lorazepam', ['ativan', 'orfidal'], { moderateFrom: 2, highFrom: 3 }, 0.25, 40),
  one(
    'alprazolam',
    ['xanax', 'xannies', 'xanies', 'xans', 'trankimazin', 'tafil', 'bar', 'bars', 'barra', 'barras'],
    { moderateFrom: 1, highFrom: 2 },
    0.1,
    40,
  ),
  one('diazepam', ['valium'], { moderateFrom: 10, highFrom: 15 }, 1, 300),
  one('temazepam', ['restoril'], null, 3, 200),
  one('chlordiazepoxide', ['librium', 'clordiazepoxido'], null, 5, 600),
  one('clobazam', ['onfi', 'frisium'], null, 2, 120),
  one('clorazepate', ['tranxene', 'clorazepato'], null, 3, 180),
  one('oxazepam', ['serax'], null, 5, 300),
  one('triazolam', ['halcion'], null, 0.1, 5),
  one('estazolam', ['prosom'], null, 0.5, 20),
  one('bromazepam', ['lexotanil', 'lexatin'], null, 1, 120),
];

/** What the street calls a bar is a tablet of 2 mg alprazolam; only to pick the band, since nobody knows what is in one. */
export const barMilligrams = { drug: 'alprazolam', milligrams: 2 } as const;
