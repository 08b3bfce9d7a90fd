import { Injectable } from '@nestjs/common';
import { becauseOfCancel, cancelReasonOf, type PageAction } from '../../../../core/own-page/page-actions.js';
import type { Tx } from '../../../../platform/database/database.js';
import { CallOff, EndOpenCallback } from '../../../callbacks/index.js';
import type { OwnPage } from '../own-page.js';
import type { Deed, PageDeed, Said } from './page-deed.js';

/**
 * They do not want the call, or say that we have talked: nobody calls. How their intake goes on is a human's decision (promise 1), so a
 * link in wrong hands makes nobody forgotten.
 */
@Injectable()
export class EndTheirCall implements PageDeed {
  constructor(
    private readonly callOff: CallOff,
    private readonly endOpenCallback: EndOpenCallback,
  ) {}

  async run(tx: Tx, { personId }: OwnPage, action: PageAction, { reason }: Said, at: Date): Promise<Deed> {
    const off = await this.callOff.run(tx, personId, at);
    if (off.kind === 'talking') return { kind: 'too-late' };
    const reached = action === 'reached';
    const why = cancelReasonOf(reason);
    const because = reached ? 'They said on their own page that we have talked' : becauseOfCancel[why];
    if (off.kind === 'free') await this.endOpenCallback.locked(tx, off.callback, because, at, reached ? 'done' : 'cancelled');
    return { kind: 'done', ...(reached ? {} : { detail: { why } }) };
  }
}
