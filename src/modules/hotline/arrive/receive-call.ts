import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { CallerId } from '../../../core/people/caller-id.js';
import { spokenLanguageOf } from '../../../core/scripts/spoken-line.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { IncomingCall } from '../../../telephony/call-script.js';
import { CallerLegStore } from '../../calls/index.js';
import { CallerPersonStore } from '../../people/index.js';
import type { Site } from '../../sites/index.js';
import type { Caller } from '../caller.js';
import { InboundCallStore } from '../inbound-call.store.js';
import { KnownCaller } from './known-caller.js';

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
    private readonly calls: InboundCallStore,
    private readonly legs: CallerLegStore,
    private readonly people: CallerPersonStore,
    private readonly known: KnownCaller,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, site: Site, call: IncomingCall, callerId: CallerId, at: Date): Promise<Received> {
    const number = callerId.kind === 'number' ? callerId.e164 : null;
    const person = number === null ? null : await this.people.byNumber(tx, number);
    const inboundCallId = uuid();
    await this.calls.add(tx, {
      id: inboundCallId,
      siteId: site.id,
      callerNumber: number,
      forwardedFrom: call.forwardedFrom,
      personId: person?.personId ?? null,
      language: spokenLanguageOf(person?.language ?? null),
      learntBy: 'webhook',
      at,
    });
    const legId = uuid();
    const { carrierSid, to, from } = call;
    const added = await this.legs.add(tx, { id: legId, inboundCallId, carrierSid, to, from, at });
    if (!added) throw new Error('The carrier told of this call a second time while the first was being written');
    await this.outbox.add(tx, [{ name: 'CallerArrived', body: { inboundCallId, personId: person?.personId ?? null } }]);
    const meets = person !== null && (await this.known.run(tx, person.personId, legId, at));
    const found = (await this.calls.lock(tx, inboundCallId))!;
    const row = meets ? await this.calls.change(tx, found, { stage: 'connecting' }, at) : found;
    return { caller: { tx, row, leg: (await this.legs.ofCaller(tx, inboundCallId))!, at }, meets };
  }
}
