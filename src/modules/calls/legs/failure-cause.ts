import { wasRinging, type LegStateName } from '../../../core/calls/leg-progress.js';
import type { LegNews } from './leg-news.js';

// The carrier's codes for numbers that do not exist or cannot be reached (twilio error dictionary), and SIP's "not found".
const unreachableCodes = new Set(['21211', '21214', '21217', '13223', '13224']);
const sipNotFound = 404;
/** Our own: the carrier was not asked, since we may not contact them now. */
export const notPermitted = 'not-permitted';

/**
 * How a call ended that nobody answered: busy, no-answer, unreachable, or, when the phone never rang, not-placed; never-dialled when we
 * gave it up before the carrier had come to it, or did not ask the carrier at all.
 */
export function failureCause(before: LegStateName, news: LegNews): string {
  if (news.state === 'busy' || news.state === 'no-answer') return news.state;
  if (unreachableCodes.has(news.failure?.code ?? '') || news.sipResponseCode === sipNotFound) return 'unreachable';
  if (news.failure?.code === notPermitted || (before === 'queued' && news.state === 'canceled')) return 'never-dialled';
  return wasRinging(before) ? 'failed' : 'not-placed';
}
