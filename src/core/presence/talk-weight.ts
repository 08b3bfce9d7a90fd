import type { PresencePolicy } from './presence-policy.js';
import { isCrisis, type EndedWork } from './wrap-up.js';

/**
 * How heavy a talk was, in seconds: so much later its counsellor counts as idle when the next one is chosen. Who just carried somebody
 * through the worst, or listened for an hour, is not next only because others hung up sooner.
 */
export function talkWeightSeconds(work: EndedWork & { readonly talkedSeconds: number }, policy: PresencePolicy): number {
  if (!work.talked) return 0;
  const length = Math.round((work.talkedSeconds * policy.talkWeightPercent) / 100);
  return length + (isCrisis(work) ? policy.crisisWeightSeconds : 0);
}
