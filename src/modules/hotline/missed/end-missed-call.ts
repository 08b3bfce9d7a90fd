import { Injectable } from '@nestjs/common';
import type { CallerId } from '../../../core/people/caller-id.js';
import type { ListedCall } from '../../../telephony/telephony-provider.js';
import { CallerGate } from '../arrive/caller-gate.js';
import type { Caller } from '../caller.js';
import { EndIncomingCall } from '../ending/end-incoming-call.js';
import { InboundCallStore } from '../inbound-call.store.js';

/** A call that we missed, as the carrier shows it. */
export interface MissedCall {
  readonly call: ListedCall;
  /** When the standby phone was picked up for them; null: it was not. */
  readonly standbyAt: Date | null;
}

/** Gives a call that we missed its one outcome, by what the carrier shows of it. */
@Injectable()
export class EndMissedCall {
  constructor(
    private readonly calls: InboundCallStore,
    private readonly gate: CallerGate,
    private readonly ending: EndIncomingCall,
  ) {}

  async run(caller: Caller, { call, standbyAt }: MissedCall, callerId: CallerId): Promise<void> {
    const { tx, at } = caller;
    const refusal = await this.gate.refusal(tx, callerId, at);
    if (refusal !== null) return this.gate.turnAway(caller, refusal);
    const row = standbyAt === null ? caller.row : await this.calls.change(tx, caller.row, { transferred_at: standbyAt }, at);
    const endedAt = new Date(call.startedAt.getTime() + call.seconds * 1000);
    await this.ending.run({ ...caller, row }, { endedAt: endedAt < at ? endedAt : at });
  }
}
