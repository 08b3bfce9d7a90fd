import { Injectable } from '@nestjs/common';
import { channelsStopped } from '../../../core/texts/channels-stopped.js';
import type { StoppedChannel } from '../../../core/texts/read-text-reply.js';
import type { Tx } from '../../../platform/database/database.js';
import { RevokeConsent } from '../../callbacks/index.js';
import { CallStore } from '../../calls/index.js';
import { kindOfChannel } from '../../people/index.js';
import type { Incoming } from './incoming.js';

/**
 * They want no more texts, or no contact at all: from this transaction on nothing goes out, and what waits does not go either
 * (F95, B-075). With calls stopped too there is nobody to call back, and a ring that is on its way is called off; how their intake
 * goes on is a human's decision.
 */
@Injectable()
export class FollowStop {
  constructor(
    private readonly calls: CallStore,
    private readonly revokeConsent: RevokeConsent,
  ) {}

  /** False when it was stopped already: then there is nothing to confirm. */
  async run(tx: Tx, incoming: Incoming): Promise<boolean> {
    const { reply, from, at, textId, sender } = incoming;
    const channels = channelsStopped(reply, sender.personId !== null && (await this.calls.rings(tx, sender.personId)));
    const because = becauseOf(incoming, channels);
    const revocation = {
      of: { e164: from },
      kinds: channels.map((channel) => kindOfChannel[channel]),
      because,
      channel: 'text',
      capturedBy: null,
      evidence: { textId },
      statedAt: null,
      isDocument: false,
      at,
    } as const;
    const { stopped } = await (reply.meaning === 'crisis'
      ? this.revokeConsent.withoutCalls(tx, revocation)
      : this.revokeConsent.run(tx, revocation));
    return stopped.includes('sms');
  }
}

function becauseOf({ reply }: Incoming, channels: readonly StoppedChannel[]): string {
  if (reply.meaning === 'wrong-number') return 'They texted that this is the wrong number';
  if (!channels.includes('call')) return 'They texted that they want no more texts';
  return reply.stops.includes('call') ? 'They texted that they want no contact' : 'They texted STOP while we were calling them';
}
