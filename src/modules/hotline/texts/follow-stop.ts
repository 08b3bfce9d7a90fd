import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { EndOpenCallback } from '../../callbacks/index.js';
import { SuppressNumber } from '../../people/index.js';
import { CancelWaitingTexts } from '../../texts/index.js';
import type { Incoming } from './incoming.js';

/**
 * They want no more texts, or no contact at all: from this transaction on nothing goes out, and what waits does not go either
 * (F95, B-075). With calls stopped too there is nobody to call back; how their intake goes on is a human's decision.
 */
@Injectable()
export class FollowStop {
  constructor(
    private readonly suppressNumber: SuppressNumber,
    private readonly waiting: CancelWaitingTexts,
    private readonly endCallback: EndOpenCallback,
  ) {}

  /** False when it was stopped already: then there is nothing to confirm. */
  async run(tx: Tx, incoming: Incoming): Promise<boolean> {
    const { reply, from, at } = incoming;
    const because = becauseOf(incoming);
    const evidence = { textId: incoming.textId };
    const stopped = await this.suppressNumber.run(tx, { e164: from, channels: reply.stops, because, evidence, at });
    await this.waiting.run(tx, from, because, at);
    if (reply.stops.includes('call') && reply.meaning !== 'crisis' && incoming.sender.personId)
      await this.endCallback.run(tx, incoming.sender.personId, because, at);
    return stopped.includes('sms');
  }
}

function becauseOf({ reply }: Incoming): string {
  if (reply.meaning === 'wrong-number') return 'They texted that this is the wrong number';
  return reply.stops.includes('call') ? 'They texted that they want no contact' : 'They texted that they want no more texts';
}
