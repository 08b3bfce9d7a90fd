import type { DoseBand } from './dose-band.js';

export const durations = ['under-1-month', '1-to-3-months', '3-months-or-more'] as const;
export const weekDays = ['up-to-3', '4-or-more'] as const;
export const doseBands: readonly DoseBand[] = ['low', 'moderate-or-high'];
export const withdrawalRisks = ['rare', 'possible', 'clear'] as const;
export type WithdrawalRisk = (typeof withdrawalRisks)[number];

interface RiskRow {
  readonly duration: readonly (typeof durations)[number][];
  readonly days: readonly (typeof weekDays)[number][];
  readonly dose: readonly DoseBand[];
  readonly risk: WithdrawalRisk;
}

/**
 * Risk of clinically significant withdrawal from benzodiazepines: joint guideline on tapering 2025, table 2. Each cell stands in exactly
 * one row. "rare" never means that it is safe to stop.
 */
export const withdrawalTable: readonly RiskRow[] = [
  { duration: durations, days: ['up-to-3'], dose: doseBands, risk: 'rare' },
  { duration: ['under-1-month'], days: ['4-or-more'], dose: doseBands, risk: 'possible' },
  { duration: ['1-to-3-months'], days: ['4-or-more'], dose: ['low'], risk: 'possible' },
  { duration: ['1-to-3-months'], days: ['4-or-more'], dose: ['moderate-or-high'], risk: 'clear' },
  { duration: ['3-months-or-more'], days: ['4-or-more'], dose: doseBands, risk: 'clear' },
];

/** Everything told of one of the three, by anybody; empty: not known. */
export interface ToldUse {
  readonly durations: readonly string[];
  readonly days: readonly string[];
  readonly doses: readonly string[];
}

export interface ToldRisk {
  /** At least this, whatever is still to be told. */
  readonly risk: WithdrawalRisk;
  /** Which of the three would make it higher if they were known. */
  readonly dependsOn: readonly (keyof ToldUse)[];
}

// From the mildest to the riskiest, which a test holds the table to.
const axes = { durations, days: weekDays, doses: doseBands } as const;
type Axis = keyof ToldUse;
const axisNames: readonly Axis[] = ['durations', 'days', 'doses'];

/** Of several answers the riskiest counts; of what is not known the mildest, and it is named. */
export function withdrawalRisk(told: ToldUse): ToldRisk {
  const counts = (axis: Axis): string => known(told, axis).at(-1) ?? axes[axis][0];
  const risk = riskOf({ durations: counts('durations'), days: counts('days'), doses: counts('doses') });
  return { risk, dependsOn: axisNames.filter((axis) => known(told, axis).length === 0 && matters(told, axis)) };
}

function known(told: ToldUse, axis: Axis): readonly string[] {
  return (axes[axis] as readonly string[]).filter((value) => told[axis].includes(value));
}

/** Would another value of this axis be another risk, with anything that the others may still be? */
function matters(told: ToldUse, axis: Axis): boolean {
  const mayBe = (other: Axis): readonly string[] => (known(told, other).length > 0 ? known(told, other).slice(-1) : axes[other]);
  const [first, second] = axisNames.filter((other) => other !== axis) as [Axis, Axis];
  return mayBe(first).some((one) =>
    mayBe(second).some((two) => {
      const risks = axes[axis].map((value) => riskOf({ [axis]: value, [first]: one, [second]: two } as Record<Axis, string>));
      return new Set(risks).size > 1;
    }),
  );
}

function riskOf(use: Readonly<Record<Axis, string>>): WithdrawalRisk {
  const holds = (values: readonly string[], value: string) => values.includes(value);
  const row = withdrawalTable.find(
    ({ duration, days, dose }) => holds(duration, use.durations) && holds(days, use.days) && holds(dose, use.doses),
  );
  if (!row) throw new Error(`No row of the table holds ${Object.values(use).join(', ')}`);
  return row.risk;
}
