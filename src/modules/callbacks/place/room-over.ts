import { Injectable } from '@nestjs/common';
import { isCutOff } from '../../../core/calls/end-causes.js';
import type { Tx } from '../../../platform/database/database.js';
import type { Flow } from '../../../telephony/flow.js';
import { CallStore, type LegRow } from '../../calls/index.js';
import { CounsellorPrompts, hangUp } from './counsellor-prompts.js';

export const roomOverStep = 'room-over';
const onceMore = 'room-over-again';

/** The counsellor is out of the room and still on their phone: when that was not the end they wanted, they hear so (F92). */
@Injectable()
export class RoomOver {
  constructor(
    private readonly calls: CallStore,
    private readonly prompts: CounsellorPrompts,
  ) {}

  answers(step: string): boolean {
    return step === roomOverStep || step === onceMore;
  }

  /** The carrier may ask before it reports why the room ended, so it is asked to ask once more. */
  async flow(tx: Tx, leg: LegRow, step: string): Promise<Flow> {
    const call = leg.call_id ? await this.calls.lock(tx, leg.call_id) : null;
    if (!call || call.handed_over_at) return hangUp;
    if (call.ended_at) return isCutOff(call.end_cause!) ? this.prompts.say(leg, 'counsellor.cut-off') : hangUp;
    return step === onceMore
      ? hangUp
      : [
          { kind: 'pause', seconds: 1 },
          { kind: 'ask', step: onceMore },
        ];
  }
}
