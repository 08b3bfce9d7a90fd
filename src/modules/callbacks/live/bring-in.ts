import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { CallerLegStore, CallStore, type CallRow, type LegRow } from '../../calls/index.js';
import { LiveCallbackStore } from './live-callback.store.js';

export type BringResult = { readonly kind: 'coming' } | { readonly kind: 'gone' } | { readonly kind: 'not-a-caller' };

/** The counsellor is in the room, and the person is on the phone already: they are brought in instead of being dialled. */
@Injectable()
export class BringIn {
  constructor(
    private readonly calls: CallStore,
    private readonly callers: CallerLegStore,
    private readonly live: LiveCallbackStore,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, call: CallRow): Promise<BringResult> {
    const leg = await this.callers.callerOfAttempt(tx, call.attempt_id, call.id);
    if (!leg) return { kind: 'not-a-caller' };
    await this.live.rememberCounsellor(tx, call.callback_id, call.counsellor_id);
    if (leg.ended_at) return { kind: 'gone' };
    if (leg.call_id === null) await this.take(tx, leg, call);
    await this.calls.setDialling(tx, call.id);
    return { kind: 'coming' };
  }

  private async take(tx: Tx, leg: LegRow, call: CallRow): Promise<void> {
    await this.callers.putInCall(tx, leg.id, call.id);
    await this.outbox.add(tx, [{ name: 'bring-caller', body: { legId: leg.id } }]);
  }
}
