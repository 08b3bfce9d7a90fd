import { Injectable } from '@nestjs/common';
import { wasRinging, type LegStateName } from '../../../core/calls/leg-progress.js';
import type { Tx } from '../../../platform/database/database.js';
import { BreakPhone } from '../../counsellors/index.js';
import { ReleaseOffer, type Release } from '../../routing/index.js';
import type { CallRow } from '../call.store.js';
import { CounsellorLeft } from '../counsellor-lost/counsellor-left.js';
import { failureCause } from '../legs/failure-cause.js';
import type { LegNews } from '../legs/leg-news.js';
import type { LegRow } from '../legs/leg.store.js';

const missedBecause: Partial<Record<LegStateName, string>> = {
  busy: 'their phone was busy',
  'no-answer': 'their phone was not picked up',
  completed: 'they hung up without pressing a key',
};

/** The end of a counsellor's leg: their call goes on without them or ends, or their offer is free for the next one. */
@Injectable()
export class CounsellorNews {
  constructor(
    private readonly counsellorLeft: CounsellorLeft,
    private readonly releaseOffer: ReleaseOffer,
    private readonly breakPhone: BreakPhone,
  ) {}

  async gone(tx: Tx, call: CallRow | null, leg: LegRow, news: LegNews, at: Date): Promise<void> {
    if (call) await this.counsellorLeft.run(tx, call, leg, at);
    else await this.releaseOffer.run(tx, leg.offer_id!, releaseAfter(leg.state, news.state), at);
    if (news.state === 'failed' && failureCause(leg.state, news) === 'unreachable')
      await this.breakPhone.run(tx, leg.to_number, at);
  }
}

/** A phone that rang and was not taken is a miss; one that the carrier never rang is nobody's fault. */
function releaseAfter(before: LegStateName, state: LegStateName): Release {
  const why = missedBecause[state];
  return why || wasRinging(before)
    ? { kind: 'missed', why: why ?? 'their phone stopped ringing' }
    : { kind: 'not-rung', why: 'their phone could not be rung' };
}
