import { shareOf } from './service-level.js';

interface Worked {
  readonly offers: number;
  readonly availableSeconds: number;
}

/**
 * Of all offers a counsellor's share, over their share of the time in which somebody could be offered: 1 is fair, 2 is twice as many as
 * their time explains. Time with an offer counts too, since `availableSeconds` holds both. Null without offers or time.
 */
export function fairnessOf(one: Worked, all: readonly Worked[]): number | null {
  const offers = shareOf(
    one.offers,
    sum(all, ({ offers }) => offers),
  );
  const time = shareOf(
    one.availableSeconds,
    sum(all, ({ availableSeconds }) => availableSeconds),
  );
  return offers === null || !time ? null : offers / time;
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
