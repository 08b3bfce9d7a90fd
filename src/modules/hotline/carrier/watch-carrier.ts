import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { CarrierError } from '../../../telephony/carrier-error.js';
import { TelephonyProvider } from '../../../telephony/telephony-provider.js';
import { EndAlert, RaiseAlert } from '../../alerts/index.js';
import { CarrierBookStore, subjectOf } from './carrier-book.store.js';

const kind = 'carrier-down';
const subjectId = subjectOf('the carrier');
// Looked every 20 s: one request that is lost is no outage, two in a row are told within a minute (B-079).
const patienceSeconds = 30;

/**
 * Asks the carrier a small question now and then. While it refuses our account or does not answer, supervisors are told and nobody is
 * offered a callback that cannot be dialled; both end by themselves when it answers again (F29, F108).
 */
@Injectable()
export class WatchCarrier {
  constructor(
    private readonly telephony: TelephonyProvider,
    private readonly database: Database,
    private readonly book: CarrierBookStore,
    private readonly raiseAlert: RaiseAlert,
    private readonly endAlert: EndAlert,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    try {
      await this.telephony.ownedNumbers();
    } catch (error) {
      if (!(error instanceof CarrierError)) throw error;
      return this.failed(error);
    }
    await this.answered();
  }

  private answered(): Promise<void> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      await this.book.setLook(tx, 'answered', at);
      if (await this.book.endLook(tx, 'down')) await this.endAlert.run(tx, kind, subjectId, at);
    });
  }

  private failed(error: CarrierError): Promise<void> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const refused = error.reason === 'auth-broken' || this.telephony.health().kind === 'account-refused';
      const answeredAt = await this.book.lookedUntil(tx, 'answered');
      if (answeredAt === null) await this.book.setLook(tx, 'answered', at); // from now on it is waited for
      const silentSince = answeredAt ?? at;
      if (!refused && at.getTime() - silentSince.getTime() < patienceSeconds * 1000) return;
      if ((await this.book.lookedUntil(tx, 'down')) === null) await this.book.setLook(tx, 'down', silentSince);
      const sentence = refused ? sentences.refused : sentences.silent;
      await this.raiseAlert.run(tx, { siteId: null, kind, subjectType: 'carrier', subjectId, sentence, at });
    });
  }
}

const sentences = {
  refused: 'The carrier refuses our account: nobody can be called. Callbacks wait; the list to dial by hand is under Callbacks.',
  silent: 'The carrier does not answer: nobody can be called. Callbacks wait; the list to dial by hand is under Callbacks.',
};
