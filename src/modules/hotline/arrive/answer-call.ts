import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../../../platform/database/database.js';
import type { IncomingCall } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import { CallerDesk } from '../caller-desk.js';
import { IncomingCallReader } from '../incoming-call.reader.js';
import { CallerGate } from './caller-gate.js';
import { FirstWords } from './first-words.js';
import { ReceiveCall } from './receive-call.js';

export interface Answered {
  readonly legId: string;
  readonly flow: Flow;
}

const refused: Flow = [{ kind: 'refuse-call', busy: true }];

/** Somebody dials one of our numbers: written down first, then answered. Asked twice for the same call, it is the same answer. */
@Injectable()
export class AnswerCall {
  constructor(
    private readonly reader: IncomingCallReader,
    private readonly gate: CallerGate,
    private readonly desk: CallerDesk,
    private readonly receive: ReceiveCall,
    private readonly what: FirstWords,
  ) {}

  async run(tx: Tx, call: IncomingCall, at: Date): Promise<Answered> {
    await this.reader.alone(tx, call.carrierSid);
    const known = await this.desk.bySid(tx, call.carrierSid, at);
    if (known) return { legId: known.leg.id, flow: await this.what.again(known) };
    const site = await this.reader.site(call.to);
    if (!site) return { legId: uuid(), flow: refused };
    const callerId = await this.reader.callerId(tx, call.from);
    const refusal = await this.gate.refusal(tx, callerId, at);
    const { caller, meets } = await this.receive.run(tx, site, call, callerId, at);
    if (refusal !== null) await this.gate.turnAway(caller, refusal);
    return { legId: caller.leg.id, flow: refusal === null ? await this.what.first(caller, meets) : refused };
  }

  /** They hung up before the carrier asked us anything (F37): written down, and nothing else, since they cannot have waited. */
  async missed(tx: Tx, call: IncomingCall, at: Date): Promise<void> {
    await this.reader.alone(tx, call.carrierSid);
    const site = await this.reader.site(call.to);
    if (!site || (await this.desk.bySid(tx, call.carrierSid, at))) return;
    const { caller } = await this.receive.run(tx, site, call, await this.reader.callerId(tx, call.from), at);
    await this.gate.hungUpAtOnce(caller);
  }
}
