import { Injectable } from '@nestjs/common';
import type { Urgency } from '../../../core/callbacks/urgency.js';
import type { ReceiverKind } from '../../../core/calls/hand-over-rules.js';
import { restReason } from '../../../core/presence/presence-reasons.js';
import { talkWeightSeconds } from '../../../core/presence/talk-weight.js';
import { wrapUpTimes } from '../../../core/presence/wrap-up.js';
import { Settings } from '../../../platform/config/settings.js';
import type { Tx } from '../../../platform/database/database.js';
import { PolicyDirectory } from '../../sites/index.js';
import { CounsellorStore } from '../counsellor.store.js';
import { WrapUpStore } from './wrap-up.store.js';

interface CallFacts {
  urgency: Urgency;
  handedTo: ReceiverKind[];
}

const callFacts = `
  select b.urgency, array(select h.kind from hand_over h where h.call_id = k.id and h.answered_at is not null) as "handedTo"
  from call k join callback b on b.id = k.callback_id where k.id = $1`;

/** A counsellor is off the phone: they go where they chose to go meanwhile, else they have time to write, and a rest after a crisis. */
@Injectable()
export class BeginWrapUp {
  constructor(
    private readonly counsellors: CounsellorStore,
    private readonly wrapUps: WrapUpStore,
    private readonly policies: PolicyDirectory,
    private readonly settings: Settings,
  ) {}

  /** `call` as it was while it was theirs. */
  async run(
    tx: Tx,
    call: { id: string; site_id: string; counsellor_id: string; connected_at: Date | null },
    at: Date,
  ): Promise<void> {
    const counsellor = await this.counsellors.lock(tx, call.counsellor_id);
    if (counsellor?.presence !== 'on-call') return;
    const { policy } = await this.policies.of(call.site_id, 'presence');
    const [facts] = await tx.query<CallFacts>(callFacts, [call.id]);
    const talkedSeconds = call.connected_at ? (at.getTime() - call.connected_at.getTime()) / 1000 : 0;
    const work = { talked: call.connected_at !== null, talkedSeconds, ...facts! };
    const times = wrapUpTimes(work, policy, this.settings.wrapUpSeconds, at);
    const wrapUp = { siteId: call.site_id, ...times };
    await this.counsellors.weigh(tx, counsellor.id, talkWeightSeconds(work, policy));
    const reason = times.restUntil ? restReason : null;
    await this.counsellors.free(tx, counsellor, { to: 'wrap-up', by: 'call-end', reason, wrapUp, at });
    if (!counsellor.next_presence) await this.wrapUps.endAt(tx, counsellor.id, times.until);
  }
}
