import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import type { StepInput } from '../../../telephony/call-script.js';
import type { Flow } from '../../../telephony/flow.js';
import { isToldEnd, LegStore, ReportLeg, type LegRow } from '../../calls/index.js';
import { AnswerOffer } from './answer-offer.js';
import { hangUp } from './counsellor-prompts.js';
import { RoomOver } from './room-over.js';

/**
 * What a counsellor's phone hears and does. Every answer is made from rows, so a webhook that comes twice, late, or to another
 * process gets the same answer, and a voicemail (which cannot press 1) never takes a person.
 */
@Injectable()
export class CallbackCallScript {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly reportLeg: ReportLeg,
    private readonly answerOffer: AnswerOffer,
    private readonly roomOver: RoomOver,
    private readonly clock: Clock,
  ) {}

  async answered(legId: string, carrierSid: string): Promise<Flow> {
    await this.reportLeg.run({ legId, carrierSid, state: 'in-progress', sequence: null, sipResponseCode: null });
    return this.inLeg(legId, (tx, leg) => this.answerOffer.onPickUp(tx, leg, this.clock.now()));
  }

  asked(legId: string, step: string, { digits }: StepInput): Promise<Flow> {
    return this.inLeg(legId, (tx, leg) => {
      if (this.roomOver.answers(step)) return this.roomOver.flow(tx, leg, step);
      return isToldEnd(step) ? this.answerOffer.tellEnd(leg, step) : this.answerOffer.onKey(tx, leg, digits, this.clock.now());
    });
  }

  private inLeg(legId: string, work: (tx: Tx, leg: LegRow) => Promise<Flow>): Promise<Flow> {
    return this.database.transaction(async (tx) => {
      const leg = await this.legs.lock(tx, legId);
      if (!leg || leg.party !== 'counsellor') return hangUp;
      return work(tx, leg);
    });
  }
}
