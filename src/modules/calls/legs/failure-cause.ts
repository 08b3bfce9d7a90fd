import { wasRinging, type LegStateName } from '../../../core/calls/leg-progress.js';
import type { LegNews } from './leg-news.js';

// The carrier's codes for numbers that do not exist or cannot be reached (twilio error dictionary), and SIP's "not found".
const unreachableCodes = new Set(['21211', '21214', '21217', '13223', '13224']);
const sipNotFound = 404;

/**
 * How a call ended that nobody answered: busy, no-answer, unreachable, or, when the phone never rang, not-placed; never-dialled when the
 * carrier had not come to it yet and we gave it up.
 */
export function failureCause(before: LegStateName, news: LegNews): string {
  if (news.state === 'busy' || news.state === 'no-answer') return news.state;
  if (unreachableCodes.has(news.failure?.code ?? '') || news.sipResponseCode === sipNotFound) return 'unreachable';
  if (before === 'queued' && news.state === 'canceled') return 'never-dialled';
  return wasRinging(before) ? 'failed' : 'not-placed';
}
