import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { readCallerId, type CallerId } from '../../../core/people/caller-id.js';
import type { Tx } from '../../../platform/database/database.js';
import type { IncomingCall } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import { SiteDirectory, type Site } from '../../sites/index.js';
import { CallerDesk } from '../caller-desk.js';
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
    private readonly sites: SiteDirectory,
    private readonly gate: CallerGate,
    private readonly desk: CallerDesk,
    private readonly receive: ReceiveCall,
    private readonly what: FirstWords,
  ) {}

  async run(tx: Tx, call: IncomingCall, at: Date): Promise<Answered> {
    await oneAtATime(tx, call.carrierSid);
    const known = await this.desk.bySid(tx, call.carrierSid, at);
    if (known) return { legId: known.leg.id, flow: await this.what.again(known) };
    const site = await this.siteOf(call);
    if (!site) return { legId: uuid(), flow: refused };
    const callerId = await this.callerId(tx, call);
    const refusal = await this.gate.refusal(tx, callerId, at);
    const { caller, meets } = await this.receive.run(tx, site, call, callerId, at);
    if (refusal !== null) await this.gate.turnAway(caller, refusal);
    return { legId: caller.leg.id, flow: refusal === null ? await this.what.first(caller, meets) : refused };
  }

  /** They hung up before the carrier asked us anything (F37): written down, and nothing else, since they cannot have waited. */
  async missed(tx: Tx, call: IncomingCall, at: Date): Promise<void> {
    await oneAtATime(tx, call.carrierSid);
    const site = await this.siteOf(call);
    if (!site || (await this.desk.bySid(tx, call.carrierSid, at))) return;
    const { caller } = await this.receive.run(tx, site, call, await this.callerId(tx, call), at);
    await this.gate.hungUpAtOnce(caller);
  }

  private async siteOf(call: IncomingCall): Promise<Site | null> {
    return (await this.sites.all()).find((site) => site.phoneNumber === call.to) ?? null;
  }

  private async callerId(tx: Tx, { from }: IncomingCall): Promise<CallerId> {
    const id = readCallerId(from, await this.sites.ownNumbers());
    if (id.kind !== 'number') return id;
    // A counsellor's own phone is nobody who asked for help: no lead comes of it (F49).
    const staff = await tx.query('select from counsellor where phone_number = $1', [id.e164]);
    return staff.length > 0 ? { kind: 'withheld' } : id;
  }
}

/** The carrier may ask twice at the same moment: the second waits until the first is written. */
async function oneAtATime(tx: Tx, carrierSid: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [carrierSid]);
}
