import type { ListedCall } from '../../../src/telephony/telephony-provider.js';
import { number, secondsAfterStart } from '../calls/floor-steps.js';

let calls = 0;

/** A call as the carrier's list shows it: somebody dialled us at the start and was gone after 40 s. */
export function listedCall(more: Partial<ListedCall> = {}): ListedCall {
  calls += 1;
  return {
    carrierSid: `CA${String(calls).padStart(32, '9')}`,
    direction: 'incoming',
    parentSid: null,
    to: '+12025550100',
    from: number(47),
    state: 'completed',
    startedAt: secondsAfterStart(0),
    seconds: 40,
    ...more,
  };
}
