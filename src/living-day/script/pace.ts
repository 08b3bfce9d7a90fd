import { between, type Random } from './random.js';

/** Seconds between two people who want something, at each full hour of the site's clock: most ask in the evening, few before dawn. */
const secondsAt = [40, 44, 48, 50, 50, 48, 46, 42, 38, 36, 34, 34, 34, 35, 36, 36, 34, 32, 30, 28, 27, 28, 30, 35] as const;
export const shortestGapSeconds = 20;
export const longestGapSeconds = 60;

/** How long nobody new comes after somebody did. */
export function secondsToNext(random: Random, hour: number): number {
  const usual = secondsAt[hour] ?? longestGapSeconds;
  return Math.min(longestGapSeconds, Math.max(shortestGapSeconds, usual * between(random, 0.6, 1.4)));
}

/** How full it is. */
export interface Crowd {
  /** In line at this moment, on the phone or to be called. */
  readonly waiting: number;
  /** Callbacks that have not ended, also those of tomorrow. */
  readonly openCallbacks: number;
}

const mostWaiting = 4;
const mostOpenCallbacks = 30;

/** Who may come now: somebody new, only somebody who settles what is open about them, or nobody. */
export type Room = 'somebody-new' | 'somebody-known' | 'nobody';

/** The line never drowns, and what is open never grows without end. */
export function roomFor({ waiting, openCallbacks }: Crowd): Room {
  if (waiting >= mostWaiting) return 'nobody';
  return openCallbacks >= mostOpenCallbacks ? 'somebody-known' : 'somebody-new';
}
