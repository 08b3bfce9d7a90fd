import { Injectable } from '@nestjs/common';
import type { CallerId } from '../../../core/people/caller-id.js';
import type { Tx } from '../../../platform/database/database.js';
import type { IncomingCall } from '../../../telephony/call-script.js';
import { CallerLegStore } from '../../calls/index.js';
import type { Site } from '../../sites/index.js';
import type { Caller } from '../caller.js';
import { InboundCallStore } from '../inbound-call.store.js';
import { KnownCaller } from './known-caller.js';
import { WriteIncomingCall } from './write-incoming-call.js';

export interface Received {
  readonly caller: Caller;
  /** They come to the counsellor who was calling them. */
  readonly meets: boolean;
}

/**
 * Writes down that somebody calls, before anything is said. In the same transaction their own callback leaves the line, or, when a
 * counsellor is calling them at this moment, the two calls become one (promise 4).
 */
@Injectable()
export class ReceiveCall {
  constructor(
    private readonly write: WriteIncomingCall,
    private readonly calls: InboundCallStore,
    private readonly legs: CallerLegStore,
    private readonly known: KnownCaller,
  ) {}

  async run(tx: Tx, site: Site, call: IncomingCall, callerId: CallerId, at: Date): Promise<Received> {
    const { inboundCallId, legId, personId } = await this.write.run(tx, site, call, callerId, 'webhook', at);
    const meets = personId !== null && (await this.known.run(tx, personId, legId, at));
    const found = (await this.calls.lock(tx, inboundCallId))!;
    const row = meets ? await this.calls.change(tx, found, { stage: 'connecting' }, at) : found;
    return { caller: { tx, row, leg: (await this.legs.ofCaller(tx, inboundCallId))!, at }, meets };
  }
}
