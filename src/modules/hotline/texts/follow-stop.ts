import { Injectable } from '@nestjs/common';
import { channelsStopped } from '../../../core/texts/channels-stopped.js';
import type { StoppedChannel } from '../../../core/texts/read-text-reply.js';
import type { Tx } from '../../../platform/database/database.js';
import { StopCalling } from '../../callbacks/index.js';
import { CallStore } from '../../calls/index.js';
import { SuppressNumber } from '../../people/index.js';
import { CancelWaitingTexts } from '../../texts/index.js';
import type { Incoming } from './incoming.js';

/**
 * They want no more texts, or no contact at all: from this transaction on nothing goes out, and what waits does not go either
 * (F95, B-075). With calls stopped too there is nobody to call back, and a ring that is on its way is called off; how their intake
 * goes on is a human's decision.
 */
@Injectable()
export class FollowStop {
  constructor(
    private readonly suppressNumber: SuppressNumber,
    private readonly waiting: CancelWaitingTexts,
    private readonly calls: CallStore,
    private readonly stopCalling: StopCalling,
  ) {}

  /** False when it was stopped already: then there is nothing to confirm. */
  async run(tx: Tx, incoming: Incoming): Promise<boolean> {
    const { reply, from, at, textId, sender } = incoming;
    const channels = channelsStopped(reply, sender.personId !== null && (await this.calls.rings(tx, sender.personId)));
    const because = becauseOf(incoming, channels);
    const stopped = await this.suppressNumber.run(tx, { e164: from, channels, because, evidence: { textId }, at });
    await this.waiting.run(tx, from, because, at);
    if (channels.includes('call') && reply.meaning !== 'crisis' && sender.personId)
      await this.stopCalling.run(tx, sender.personId, because, at);
    return stopped.includes('sms');
  }
}

function becauseOf({ reply }: Incoming, channels: readonly StoppedChannel[]): string {
  if (reply.meaning === 'wrong-number') return 'They texted that this is the wrong number';
  if (!channels.includes('call')) return 'They texted that they want no more texts';
  return reply.stops.includes('call') ? 'They texted that they want no contact' : 'They texted STOP while we were calling them';
}
