import { Injectable } from '@nestjs/common';
import { isFinal } from '../../../core/calls/leg-progress.js';
import type { Tx } from '../../../platform/database/database.js';
import { CallStore, type CallRow } from '../call.store.js';
import { ConnectCall } from '../connect-call.js';
import { EndCall } from '../end-call.js';
import { CallerLegStore } from '../legs/caller-leg.store.js';
import type { LegNews } from '../legs/leg-news.js';
import type { LegRow } from '../legs/leg.store.js';
import { PersonGone } from './person-gone.js';

/** What the person's leg tells: they answered, they were not reached, or they are gone. */
@Injectable()
export class PersonNews {
  constructor(
    private readonly calls: CallStore,
    private readonly callers: CallerLegStore,
    private readonly connectCall: ConnectCall,
    private readonly endCall: EndCall,
    private readonly personGone: PersonGone,
  ) {}

  follow(tx: Tx, leg: LegRow, news: LegNews, at: Date): Promise<void> {
    return leg.inbound_call_id ? this.followCaller(tx, leg, news, at) : this.followDialled(tx, leg, news, at);
  }

  private async followDialled(tx: Tx, leg: LegRow, news: LegNews, at: Date): Promise<void> {
    const call = (await this.calls.lock(tx, leg.call_id!))!;
    if (await this.wasCalledOff(tx, leg, call)) return;
    // "completed" means that it was answered, even when the report of the answer was lost or is late.
    if (news.state === 'in-progress' || news.state === 'completed') await this.connectCall.run(tx, call, at);
    if (isFinal(news.state)) await this.personGone.run(tx, call, leg, news, at);
  }

  /** Somebody who called us is gone. What that means for their place in line is the hotline's to say. */
  private async followCaller(tx: Tx, leg: LegRow, news: LegNews, at: Date): Promise<void> {
    const call = leg.call_id && isFinal(news.state) ? await this.calls.lock(tx, leg.call_id) : null;
    if (call) await this.endCall.run(tx, call, call.connected_at ? 'completed' : 'caller-left', at);
  }

  /** They called us meanwhile and are in this call by another leg: what becomes of the outgoing ring means nothing any more. */
  private async wasCalledOff(tx: Tx, leg: LegRow, call: CallRow): Promise<boolean> {
    if (leg.hang_up_requested_at === null) return false;
    return (await this.callers.joinedCall(tx, call.id)) !== null;
  }
}
