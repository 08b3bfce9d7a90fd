import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import type { Flow } from '../../../telephony/flow.js';
import { CallStore, roomOf } from '../call.store.js';
import { LegStore } from '../legs/leg.store.js';
import { ReportLeg } from '../legs/report-leg.js';

const hangUp: Flow = [{ kind: 'hang-up' }];

/** A person who was rung plainly picks up: they join the room where the counsellor waits, as if they had been rung into it. */
@Injectable()
export class PlainLegScript {
  constructor(
    private readonly database: Database,
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly reportLeg: ReportLeg,
  ) {}

  async answered(legId: string, carrierSid: string): Promise<Flow> {
    await this.reportLeg.run({ legId, carrierSid, state: 'in-progress', sequence: null, sipResponseCode: null });
    return this.database.transaction(async (tx) => {
      const leg = await this.legs.lock(tx, legId);
      if (!leg?.rung_plainly || !leg.call_id || leg.hang_up_requested_at) return hangUp;
      const call = await this.calls.lock(tx, leg.call_id);
      if (!call || call.ended_at) return hangUp;
      return [{ kind: 'join-room', room: roomOf(call.id), label: 'person', endsRoom: true }];
    });
  }

  /** Nothing is asked of them. */
  async asked(): Promise<Flow> {
    return hangUp;
  }
}
