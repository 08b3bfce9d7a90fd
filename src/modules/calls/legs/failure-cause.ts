import { wasRinging, type LegStateName } from '../../../core/calls/leg-progress.js';
import type { LegNews } from './leg-news.js';

// The carrier's codes for numbers that do not exist or cannot be reached (twilio error dictionary), and SIP's "not found".
const unreachableCodes = new Set(['21211', '21214', '21217', '13223', '13224']);
const sipNotFound = 404;

/** How a call ended that nobody answered: busy, no-answer, unreachable, or not-placed when the phone never rang. */
export function failureCause(before: LegStateName, news: LegNews): string {
  if (news.state === 'busy' || news.state === 'no-answer') return news.state;
  if (unreachableCodes.has(news.failure?.code ?? '') || news.sipResponseCode === sipNotFound) return 'unreachable';
  return wasRinging(before) ? 'failed' : 'not-placed';
}
