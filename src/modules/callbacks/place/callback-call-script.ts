import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { CallScript, type Flow, type LegReport } from '../../../telephony/telephony.port.js';
import { LegStore, ReportLeg, type LegRow } from '../../calls/index.js';
import { AnswerOffer } from './answer-offer.js';
import { alreadyTaken } from './counsellor-prompts.js';

/**
 * What a counsellor's phone hears and does. Every answer is made from rows, so a webhook that comes twice, late, or to another
 * process gets the same answer, and a voicemail (which cannot press 1) never takes a person.
 */
@Injectable()
export class CallbackCallScript extends CallScript {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly reportLeg: ReportLeg,
    private readonly answerOffer: AnswerOffer,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async answered(legId: string, carrierSid: string): Promise<Flow> {
    await this.reportLeg.run({ legId, carrierSid, state: 'in-progress', sequence: null, sipResponseCode: null });
    return this.inLeg(legId, (tx, leg) => this.answerOffer.onPickUp(tx, leg));
  }

  override pressed(legId: string, _step: string, digits: string): Promise<Flow> {
    return this.inLeg(legId, (tx, leg) => this.answerOffer.onKey(tx, leg, digits, this.clock.now()));
  }

  override reported(report: LegReport): Promise<void> {
    return this.reportLeg.run(report);
  }

  private inLeg(legId: string, work: (tx: Tx, leg: LegRow) => Promise<Flow>): Promise<Flow> {
    return this.database.transaction(async (tx) => {
      const leg = await this.legs.lock(tx, legId);
      if (!leg || leg.party !== 'counsellor') return alreadyTaken;
      return work(tx, leg);
    });
  }
}
