import { Injectable } from '@nestjs/common';
import type { CallerId } from '../../../core/people/caller-id.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { EndLive } from '../../callbacks/index.js';
import { ReportLeg } from '../../calls/index.js';
import type { Caller } from '../caller.js';
import { InboundCallStore } from '../inbound-call.store.js';

// One phone makes one call; a household's or an office's system perhaps some. More from one number at once is a machine.
const mostAtOnce = 4;

/** Who is not let in: our own numbers calling us (a loop), numbers that staff blocked, and floods from one number. */
@Injectable()
export class CallerGate {
  constructor(
    private readonly calls: InboundCallStore,
    private readonly reportLeg: ReportLeg,
    private readonly endLive: EndLive,
    private readonly outbox: Outbox,
  ) {}

  /** Why this caller is refused, or null. A number that is withheld is never refused: that is normal on such a line. */
  async refusal(tx: Tx, callerId: CallerId, at: Date): Promise<string | null> {
    if (callerId.kind === 'ours') return 'One of our own numbers called us';
    if (callerId.kind === 'withheld') return null;
    if (await this.calls.isBlocked(tx, callerId.e164, at)) return 'Staff blocked this number';
    return (await this.calls.countLive(tx, callerId.e164)) >= mostAtOnce ? 'Too many calls at once from this number' : null;
  }

  async turnAway(caller: Caller, because: string): Promise<void> {
    await this.close(caller, 'refused', because);
  }

  async hungUpAtOnce(caller: Caller): Promise<void> {
    await this.close(caller, 'too-short', 'They hung up before we answered');
  }

  private async close({ tx, row, leg, at }: Caller, outcome: 'refused' | 'too-short', because: string): Promise<void> {
    await this.reportLeg.inside(tx, {
      legId: leg.id,
      carrierSid: null,
      state: 'completed',
      sequence: null,
      sipResponseCode: null,
    });
    if (row.person_id) await this.endLive.resume(tx, row.person_id, at);
    await this.calls.end(tx, row, outcome, because, at);
    await this.outbox.add(tx, [{ name: 'CallerEnded', body: { inboundCallId: row.id, personId: row.person_id, outcome } }]);
  }
}
