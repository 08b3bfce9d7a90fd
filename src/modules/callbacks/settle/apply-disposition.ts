import { Injectable } from '@nestjs/common';
import type { Disposition } from '../../../core/callbacks/attempt-outcomes.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { CallStore, type CallRow } from '../../calls/index.js';
import { EndWrapUp } from '../../counsellors/index.js';
import { CallbackStore } from '../callback.store.js';
import { SettleByOutcome } from './settle-by-outcome.js';

export interface WrittenDisposition {
  readonly disposition: Disposition;
  readonly note: string | null;
  readonly askedFor: Date | null;
  readonly byUserId: string;
  readonly at: Date;
}

/** Keeps the outcome of a call, settles its callback by it and ends the counsellor's wrap-up. */
@Injectable()
export class ApplyDisposition {
  constructor(
    private readonly calls: CallStore,
    private readonly callbacks: CallbackStore,
    private readonly endWrapUp: EndWrapUp,
    private readonly settle: SettleByOutcome,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, call: CallRow, written: WrittenDisposition): Promise<void> {
    const { disposition, note, askedFor, byUserId, at } = written;
    await this.calls.dispose(tx, call.id, disposition, note, askedFor, at);
    await this.calls.lockOpenOf(tx, call.person_id); // another counsellor may be calling them: a call before its callback
    const callback = (await this.callbacks.lock(tx, call.callback_id))!;
    await this.settle.run(tx, call, callback, { outcome: disposition, askedFor, byUserId, talkEndedAt: call.ended_at, at });
    await this.outbox.add(tx, [
      {
        name: 'DispositionRecorded',
        body: { callId: call.id, callbackId: callback.id, personId: callback.person_id, disposition },
      },
    ]);
    await this.endWrapUp.byOutcome(tx, call.counsellor_id, at);
  }
}
