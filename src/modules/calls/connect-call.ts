import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { CallStore, type CallRow } from './call.store.js';

/** Counsellor and person hear each other from now on. Once: a second report changes nothing. */
@Injectable()
export class ConnectCall {
  constructor(
    private readonly calls: CallStore,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, call: CallRow, at: Date): Promise<void> {
    if (call.connected_at) return;
    await this.calls.connect(tx, call.id, at);
    call.connected_at = at;
    const { id: callId, callback_id: callbackId, person_id: personId, counsellor_id: counsellorId } = call;
    await this.outbox.add(tx, [{ name: 'CallAnswered', body: { callId, callbackId, personId, counsellorId } }]);
  }
}
