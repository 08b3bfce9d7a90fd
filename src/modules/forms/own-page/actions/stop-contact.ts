import { Injectable } from '@nestjs/common';
import type { PageAction } from '../../../../core/own-page/page-actions.js';
import { contactKinds } from '../../../../core/consent/revocable-kinds.js';
import type { Tx } from '../../../../platform/database/database.js';
import { RevokeConsent } from '../../../callbacks/index.js';
import { NotTheirs } from '../../../people/index.js';
import type { OwnPage } from '../own-page.js';
import type { Deed, PageDeed } from './page-deed.js';

/**
 * They want no contact, or it is not their number: the same as a STOP by text, on both channels and at once (L-305, L-306). Whoever holds
 * the link is believed: a stop too many is a human's question, a call too many may harm somebody.
 */
@Injectable()
export class StopContact implements PageDeed {
  constructor(
    private readonly revokeConsent: RevokeConsent,
    private readonly notTheirs: NotTheirs,
  ) {}

  async run(tx: Tx, page: OwnPage, action: PageAction, _said: unknown, at: Date): Promise<Deed> {
    const { e164, phoneNumberId, personId, leadId } = page;
    const notMe = action === 'not-me';
    await this.revokeConsent.run(tx, {
      of: e164 === null ? { personId } : { e164 },
      kinds: contactKinds,
      because: notMe ? 'They said on a page of ours that this is the wrong number' : 'They stopped all contact on their own page',
      channel: 'page',
      capturedBy: null,
      evidence: { leadId },
      statedAt: null,
      isDocument: false,
      at,
    });
    if (notMe && phoneNumberId !== null) await this.notTheirs.run(tx, phoneNumberId, at);
    return { kind: 'done' };
  }
}
