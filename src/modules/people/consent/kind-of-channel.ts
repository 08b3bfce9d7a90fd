import type { ConsentKind } from '../../../core/consent/consent-event.js';
import type { StoppedChannel } from '../../../core/texts/read-text-reply.js';

/** Which consent a call or text of ours needs: a human calls, and a text is a text. */
export const kindOfChannel = { call: 'call_live', sms: 'sms' } as const satisfies Record<StoppedChannel, ConsentKind>;
