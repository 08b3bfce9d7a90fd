import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { CallerId } from '../../../core/people/caller-id.js';
import { spokenLanguageOf } from '../../../core/scripts/spoken-line.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { ListedCall } from '../../../telephony/telephony-provider.js';
import { CallerLegStore } from '../../calls/index.js';
import { CallerPersonStore } from '../../people/index.js';
import type { Site } from '../../sites/index.js';
import type { Caller } from '../caller.js';
import { InboundCallStore } from '../inbound-call.store.js';

/** Writes down afterwards that somebody called: the rows that `ReceiveCall` would have written, as of then. */
@Injectable()
export class WriteMissedCall {
  constructor(
    private readonly calls: InboundCallStore,
    private readonly legs: CallerLegStore,
    private readonly people: CallerPersonStore,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, site: Site, call: ListedCall, callerId: CallerId, at: Date): Promise<Caller> {
    const number = callerId.kind === 'number' ? callerId.e164 : null;
    const person = number === null ? null : await this.people.byNumber(tx, number);
    const inboundCallId = uuid();
    await this.calls.add(tx, {
      id: inboundCallId,
      siteId: site.id,
      callerNumber: number,
      forwardedFrom: null,
      personId: person?.personId ?? null,
      language: spokenLanguageOf(person?.language ?? null),
      learntBy: 'import',
      at: call.startedAt,
    });
    const { carrierSid, to, from, startedAt } = call;
    await this.legs.add(tx, { id: uuid(), inboundCallId, carrierSid, to, from, at: startedAt });
    await this.outbox.add(tx, [{ name: 'CallerArrived', body: { inboundCallId, personId: person?.personId ?? null } }]);
    const row = (await this.calls.lock(tx, inboundCallId))!;
    return { tx, row, leg: (await this.legs.ofCaller(tx, inboundCallId))!, at };
  }
}
