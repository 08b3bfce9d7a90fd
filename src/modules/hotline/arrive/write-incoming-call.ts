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
import { InboundCallStore } from '../inbound-call.store.js';

export interface WrittenCall {
  readonly inboundCallId: string;
  readonly legId: string;
  /** Who has this number; null: nobody we know. */
  readonly personId: string | null;
}

/** Writes down that somebody calls, or called at `at` while we could not answer (`import`). */
@Injectable()
export class WriteIncomingCall {
  constructor(
    private readonly calls: InboundCallStore,
    private readonly legs: CallerLegStore,
    private readonly people: CallerPersonStore,
    private readonly outbox: Outbox,
  ) {}

  async run(
    tx: Tx,
    site: Site,
    call: IncomingCall,
    callerId: CallerId,
    learntBy: 'webhook' | 'import',
    at: Date,
  ): Promise<WrittenCall> {
    const { carrierSid, to, from, forwardedFrom } = call;
    const callerNumber = callerId.kind === 'number' ? callerId.e164 : null;
    const person = callerNumber === null ? null : await this.people.byNumber(tx, callerNumber);
    const personId = person?.personId ?? null;
    const language = spokenLanguageOf(person?.language ?? null);
    const [inboundCallId, legId] = [uuid(), uuid()];
    await this.calls.add(tx, {
      id: inboundCallId,
      siteId: site.id,
      callerNumber,
      forwardedFrom,
      to,
      personId,
      language,
      learntBy,
      at,
    });
    const added = await this.legs.add(tx, { id: legId, inboundCallId, carrierSid, to, from, at });
    if (!added) throw new Error('The carrier told of this call a second time while the first was being written');
    await this.outbox.add(tx, [{ name: 'CallerArrived', body: { inboundCallId, personId } }]);
    return { inboundCallId, legId, personId };
  }
}
