import { Injectable } from '@nestjs/common';
import { decideEnding, type Ending, type EndingFacts } from '../../../core/hotline/decide-ending.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { ReportLeg } from '../../calls/index.js';
import type { Caller } from '../caller.js';
import { InboundCallStore, type InboundCallRow } from '../inbound-call.store.js';
import { FindWayBack } from './find-way-back.js';
import { FollowEnding } from './follow-ending.js';

/**
 * The line went dead: once, from whichever report comes first, the call gets its one outcome, and whoever did not talk with anybody
 * gets their one callback, in this transaction (promise 1).
 */
@Injectable()
export class EndIncomingCall {
  constructor(
    private readonly calls: InboundCallStore,
    private readonly reportLeg: ReportLeg,
    private readonly findWayBack: FindWayBack,
    private readonly follow: FollowEnding,
    private readonly outbox: Outbox,
  ) {}

  /** @param found what is only known from the carrier's list: when it ended, if that is told, and that no report came. */
  async run(caller: Caller, found: { readonly endedAt: Date | null } | null = null): Promise<void> {
    const { tx, leg, at } = caller;
    await this.reportLeg.inside(tx, {
      legId: leg.id,
      carrierSid: null,
      state: 'completed',
      sequence: null,
      sipResponseCode: null,
    });
    const row = (await this.calls.lock(tx, caller.row.id))!;
    if (row.ended_at || row.stage === 'ended') return;
    const known = { ...caller, row };
    const wayBack = await this.findWayBack.run(known);
    const endedAt = found?.endedAt ?? at;
    const facts = { ...factsOf(row, endedAt), hasNumber: wayBack !== 'none' };
    const ending = decideEnding(facts);
    const next = whatFollows(row, facts, ending);
    const isCalled = next.kind === 'call-back' || next.kind === 'human';
    await this.follow.run(isCalled && wayBack === 'owner' ? await this.findWayBack.asOwner(known) : known, next);
    const because = found ? `${ending.because} (found at the carrier)` : ending.because;
    await this.calls.end(tx, row, ending.outcome, because, endedAt);
    const body = { inboundCallId: row.id, personId: row.person_id, outcome: ending.outcome };
    await this.outbox.add(tx, [{ name: 'CallerEnded', body }]);
  }
}

/** Whoever was cut off from a talk waits in line again: how they left it decides what follows, although they have talked. */
function whatFollows(row: InboundCallRow, facts: EndingFacts, ending: Ending): Ending {
  return facts.talked && row.stage !== 'talking' ? decideEnding({ ...facts, talked: false }) : ending;
}

function factsOf(row: InboundCallRow, at: Date): Omit<EndingFacts, 'hasNumber'> {
  return {
    leftAt: row.stage as EndingFacts['leftAt'],
    secondsOnTheLine: (at.getTime() - row.arrived_at.getTime()) / 1000,
    inCrisis: row.crisis_at !== null,
    talked: row.talked_at !== null,
    transferred: row.transferred_at !== null,
    whileAway: row.learnt_by === 'import',
    declinedCallback: row.declined_callback_at !== null,
    messageSeconds: row.message_seconds,
    choseCallback: row.chose_callback,
    refusedOwnNumber: row.own_number_refused_at !== null && row.chosen_number_id === null,
  };
}
