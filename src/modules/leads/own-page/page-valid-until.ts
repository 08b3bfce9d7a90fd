import type { OwnPagePolicy } from '../../../core/own-page/own-page-policy.js';

const dayMs = 24 * 3_600_000;

/** To the second: the link holds no more than that. */
export function pageValidUntil(receivedAt: Date, { linkDays }: OwnPagePolicy): Date {
  return new Date(Math.floor((receivedAt.getTime() + linkDays * dayMs) / 1000) * 1000);
}
