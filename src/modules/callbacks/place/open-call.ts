import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../../../platform/database/database.js';
import { CallStore, LegStore } from '../../calls/index.js';
import { CounsellorStore } from '../../counsellors/index.js';
import { QueueEntryStore, type OfferRow } from '../../routing/index.js';
import { CallbackStore } from '../callback.store.js';

/** Opens the call of an accepted offer: the counsellor is on it, the person is not dialled yet. */
@Injectable()
export class OpenCall {
  constructor(
    private readonly callbacks: CallbackStore,
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly counsellors: CounsellorStore,
    private readonly line: QueueEntryStore,
  ) {}

  async run(tx: Tx, offer: OfferRow, attemptId: string, at: Date): Promise<string> {
    const callback = (await this.callbacks.lock(tx, offer.callback_id))!;
    const callId = uuid();
    const { person_id: personId, counsellor_id: counsellorId } = offer;
    await this.line.setState(tx, offer.queue_entry_id, 'accepted');
    await this.calls.open(tx, {
      id: callId,
      siteId: callback.site_id,
      callbackId: callback.id,
      attemptId,
      personId,
      counsellorId,
      at,
    });
    await this.legs.attachToCall(tx, offer.id, callId);
    await this.callbacks.move(tx, callback.id, {
      state: 'dialling',
      dueAt: callback.due_at,
      because: 'A counsellor is calling',
      ownerUserId: counsellorId,
      ownerTeam: null,
    });
    await this.counsellors.setPresence(tx, { counsellorId, to: 'on-call', by: 'acceptance', at });
    return callId;
  }
}
