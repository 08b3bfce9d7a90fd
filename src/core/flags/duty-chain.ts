import type { ToldNow } from './who-is-told.js';

export const dutyKinds = ['clinician', 'supervisor', 'medical-director'] as const;
export type DutyKind = (typeof dutyKinds)[number];

export interface OnDuty {
  readonly dutyId: string;
  readonly duty: DutyKind;
  /** 1 is rung before 2. */
  readonly rank: number;
}

export interface DutyCall {
  readonly dutyId: string;
  readonly calledAt: Date;
  /** Null: their phone may still ring. */
  readonly outcome: 'taken' | 'passed' | 'not-reached' | null;
}

/** Who is rung for which alarm, in this order. */
const chains: Readonly<Record<ToldNow['kind'], readonly DutyKind[]>> = {
  supervisors: ['supervisor', 'medical-director'],
  clinician: ['clinician', 'medical-director'],
  'medical-director': ['medical-director', 'supervisor'],
};

/** A phone that nobody picks up rings so long; then the next one. */
export const dutyRingSeconds = 25;
const nextAfterSeconds = 45;
/** One and the same person is not rung more often. */
const sameAgainSeconds = 120;
/** Whoever has taken an alarm is given so long to do something. */
const takenForSeconds = 300;

/**
 * Whose phone rings now for an open flag, null: nobody's. Down the chain, one after the other, each when the one before did not take it
 * (B-111); at its end the first one again, since an alarm goes on until somebody has it.
 *
 * @param seenAt when somebody last said that they have seen it, at a console or by phone
 */
export function whomToRing<D extends OnDuty>(
  told: ToldNow['kind'],
  onDuty: readonly D[],
  { calls, seenAt }: { readonly calls: readonly DutyCall[]; readonly seenAt: Date | null },
  at: Date,
): D | null {
  const isWithin = (since: Date | null | undefined, seconds: number) =>
    since !== null && since !== undefined && at.getTime() - since.getTime() < seconds * 1000;
  if (isWithin(seenAt, takenForSeconds)) return null;
  if (calls.some(({ calledAt, outcome }) => outcome === null && isWithin(calledAt, nextAfterSeconds))) return null;
  const lastOf = ({ dutyId }: D) =>
    Math.max(0, ...calls.filter((one) => one.dutyId === dutyId).map((one) => one.calledAt.getTime()));
  const place = ({ duty }: D) => chains[told].indexOf(duty);
  const [next] = onDuty
    .filter((one) => place(one) >= 0)
    .toSorted((a, b) => lastOf(a) - lastOf(b) || place(a) - place(b) || a.rank - b.rank || (a.dutyId < b.dutyId ? -1 : 1));
  return next === undefined || isWithin(new Date(lastOf(next)), sameAgainSeconds) ? null : next;
}
