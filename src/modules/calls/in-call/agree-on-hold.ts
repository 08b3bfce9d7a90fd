import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { Database } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { TelephonyProvider } from '../../../telephony/telephony-provider.js';
import { roomOf } from '../call.store.js';
import { LegStore } from '../legs/leg.store.js';
import { heldStep } from './held-script.js';

/** Makes the carrier agree with what the row says of the person's hold: for holds that follow from something, not from a click. */
@Injectable()
export class AgreeOnHold {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly telephony: TelephonyProvider,
    private readonly outbox: Outbox,
  ) {}

  /** Writes what is wanted of the call's person; the carrier is told after COMMIT. */
  async want(tx: Tx, callId: string, since: Date | null): Promise<void> {
    const leg = (await this.legs.liveLegsOfCall(tx, callId)).find((one) => one.party === 'person');
    if (!leg) return;
    await this.legs.hold(tx, leg.id, since);
    await this.outbox.add(tx, [{ name: 'hold-leg', body: { legId: leg.id } }]);
  }

  /** Safe to run twice, late, or out of order: it tells the carrier what is wanted now. */
  async run(legId: string): Promise<void> {
    const leg = await this.legs.find(this.database, legId);
    if (!leg?.call_id || !leg.carrier_sid || leg.state !== 'in-progress') return;
    const change = { kind: 'hold', on: leg.held_since !== null, heard: { legId, step: heldStep } } as const;
    await this.telephony.changeSeat(roomOf(leg.call_id), leg.carrier_sid, change);
  }
}
