import { Injectable } from '@nestjs/common';
import type { PageAction } from '../../../../core/own-page/page-actions.js';
import { stoppedChannels } from '../../../../core/texts/read-text-reply.js';
import type { Tx } from '../../../../platform/database/database.js';
import { StopCalling } from '../../../callbacks/index.js';
import { NotTheirs, SuppressNumber } from '../../../people/index.js';
import { CancelWaitingTexts } from '../../../texts/index.js';
import type { OwnPage } from '../own-page.js';
import type { Deed, PageDeed } from './page-deed.js';

/**
 * They want no contact, or it is not their number: the same as a STOP by text, on both channels and at once (L-305, L-306). Whoever holds
 * the link is believed: a stop too many is a human's question, a call too many may harm somebody.
 */
@Injectable()
export class StopContact implements PageDeed {
  constructor(
    private readonly suppressNumber: SuppressNumber,
    private readonly notTheirs: NotTheirs,
    private readonly waiting: CancelWaitingTexts,
    private readonly stopCalling: StopCalling,
  ) {}

  async run(tx: Tx, page: OwnPage, action: PageAction, _said: unknown, at: Date): Promise<Deed> {
    const { e164, phoneNumberId, personId, leadId } = page;
    const notMe = action === 'not-me';
    const because = notMe
      ? 'They said on a page of ours that this is the wrong number'
      : 'They stopped all contact on their own page';
    if (e164 !== null) {
      await this.suppressNumber.run(tx, { e164, channels: stoppedChannels, because, evidence: { leadId }, at });
      await this.waiting.run(tx, e164, because, at);
    }
    if (notMe && phoneNumberId !== null) await this.notTheirs.run(tx, phoneNumberId, at);
    await this.stopCalling.run(tx, personId, because, at);
    return { kind: 'done' };
  }
}
