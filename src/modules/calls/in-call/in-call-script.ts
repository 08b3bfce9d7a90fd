import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import { CallStore, type CallRow } from '../call.store.js';
import { ReceiveHandOver } from '../hand-over/receive-hand-over.js';
import { LegStore, type LegRow } from '../legs/leg.store.js';
import { ReportLeg } from '../legs/report-leg.js';
import { SitDownAgain } from '../counsellor-lost/sit-down-again.js';

const hangUp: Flow = [{ kind: 'hang-up' }];

/** What those hear who are rung into a call that is going on: a counsellor who vanished, or one who is to take over. */
@Injectable()
export class InCallScript {
  constructor(
    private readonly database: Database,
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly reportLeg: ReportLeg,
    private readonly receive: ReceiveHandOver,
    private readonly sitDownAgain: SitDownAgain,
    private readonly clock: Clock,
  ) {}

  async answered(legId: string, carrierSid: string): Promise<Flow> {
    await this.reportLeg.run({ legId, carrierSid, state: 'in-progress', sequence: null, sipResponseCode: null });
    return this.inCall(legId, (tx, call, leg) => {
      const at = this.clock.now();
      return leg.label === 'counsellor-again'
        ? this.sitDownAgain.run(tx, call, leg, at)
        : this.receive.onPickUp(tx, call, leg, at);
    });
  }

  asked(legId: string, _step: string, { digits }: Pick<StepInput, 'digits'>): Promise<Flow> {
    return this.inCall(legId, (tx, call, leg) => this.receive.onKey(tx, call, leg, digits, this.clock.now()));
  }

  private inCall(legId: string, work: (tx: Tx, call: CallRow, leg: LegRow) => Promise<Flow>): Promise<Flow> {
    return this.database.transaction(async (tx) => {
      const leg = await this.legs.lock(tx, legId);
      const call = leg?.call_id ? await this.calls.lock(tx, leg.call_id) : null;
      return leg && call && !call.ended_at ? work(tx, call, leg) : hangUp;
    });
  }
}
