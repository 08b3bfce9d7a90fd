import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { AfterPlacing } from './after-placing.js';
import { AskCarrier } from './ask-carrier.js';
import { LegStore } from './leg.store.js';
import { ReportLeg } from './report-leg.js';

/**
 * Asks the carrier to ring a leg: at most once for each row. What the carrier did not process is asked again; what may have
 * happened is never repeated but looked up (a second ring would be a second call to somebody in need).
 */
@Injectable()
export class PlaceLeg {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly askCarrier: AskCarrier,
    private readonly reportLeg: ReportLeg,
    private readonly after: AfterPlacing,
  ) {}

  async run(legId: string): Promise<void> {
    const leg = await this.legs.claimPlacing(this.database, legId, this.after.now());
    if (!leg) return this.after.lookAgainIfStuck(legId);
    const result = await this.askCarrier.run(leg);
    if (result.kind === 'accepted') {
      await this.reportLeg.run({
        legId,
        carrierSid: result.carrierSid,
        state: result.state,
        sequence: null,
        sipResponseCode: null,
      });
    } else if (result.kind === 'rejected') {
      await this.reportLeg.run({
        legId,
        carrierSid: null,
        state: 'failed',
        sequence: null,
        sipResponseCode: null,
        failure: { code: result.code, message: result.message },
      });
    } else if (result.kind === 'not-processed') {
      await this.after.tryAgain(legId, result.retryAfterSeconds);
    } else {
      await this.after.outcomeUnknown(legId);
    }
  }
}
