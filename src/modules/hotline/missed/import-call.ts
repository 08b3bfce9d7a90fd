import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { WriteIncomingCall } from '../arrive/write-incoming-call.js';
import { CallerDesk } from '../caller-desk.js';
import { IncomingCallReader } from '../incoming-call.reader.js';
import { EndMissedCall, type MissedCall } from './end-missed-call.js';
import { NoteFinding } from '../carrier/note-finding.js';

/**
 * Somebody called while we were away, and the fallback or nobody answered them: the call is written down afterwards, exactly once, and
 * whoever talked with nobody is called back (B-070, F108).
 */
@Injectable()
export class ImportCall {
  constructor(
    private readonly reader: IncomingCallReader,
    private readonly desk: CallerDesk,
    private readonly write: WriteIncomingCall,
    private readonly ending: EndMissedCall,
    private readonly note: NoteFinding,
  ) {}

  async run(tx: Tx, missed: MissedCall, at: Date): Promise<void> {
    const { carrierSid, to, from } = missed.call;
    await this.reader.alone(tx, carrierSid);
    if (await this.desk.bySid(tx, carrierSid, at)) return;
    const site = await this.reader.site(to);
    if (!site) return this.explain(tx, missed, "A call came in for a number that is no site's.", null, at);
    const callerId = await this.reader.callerId(tx, from);
    const arrived = { carrierSid, to, from, forwardedFrom: null };
    await this.write.run(tx, site, arrived, callerId, 'import', missed.call.startedAt);
    const caller = (await this.desk.bySid(tx, carrierSid, at))!;
    await this.ending.run(caller, missed, callerId);
    const sentence =
      missed.standbyAt === null
        ? 'Somebody called while we could not answer: the call was written down afterwards.'
        : 'Somebody talked with the standby phone while we could not answer: ask what was agreed and write it down.';
    await this.explain(tx, missed, sentence, caller.row.id, at);
  }

  private explain(tx: Tx, { call, standbyAt }: MissedCall, explanation: string, inboundCallId: string | null, at: Date) {
    const needsHuman = standbyAt !== null || inboundCallId === null;
    return this.note.run(tx, { carrierSid: call.carrierSid, kind: 'call', explanation, inboundCallId, needsHuman }, at);
  }
}
