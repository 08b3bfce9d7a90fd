import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { EndAlert, RaiseAlert } from '../../alerts/index.js';
import { CarrierBookStore } from '../carrier/carrier-book.store.js';
import { NumberSetupReader, type NumberSetup } from './number-setup.js';

const kind = 'number-misconfigured';

/**
 * Compares how our numbers are set up at the carrier with how they should be, and only tells: a staging address left on the number
 * that people call for help is found within a day (F23, F107), but no program moves that line by itself.
 */
@Injectable()
export class AuditNumbers {
  constructor(
    private readonly setups: NumberSetupReader,
    private readonly database: Database,
    private readonly book: CarrierBookStore,
    private readonly raiseAlert: RaiseAlert,
    private readonly endAlert: EndAlert,
    private readonly clock: Clock,
  ) {}

  /** Throws CarrierError. */
  async run(): Promise<void> {
    const setups = await this.setups.all();
    await this.database.transaction(async (tx) => {
      for (const setup of setups) await this.judge(tx, setup, this.clock.now());
    });
  }

  private async judge(tx: Tx, setup: NumberSetup, at: Date): Promise<void> {
    const { siteId } = setup;
    // A number that is not ours has no name at the carrier.
    const names = [setup.carrierSid, `number of site ${siteId}`].filter((name) => name !== null);
    const explanation = whatIsWrong(setup);
    if (explanation === null) {
      await this.book.forget(tx, names);
      await this.endAlert.run(tx, kind, siteId, at);
      return;
    }
    await this.book.find(tx, { carrierSid: names[0]!, kind: 'number', explanation, inboundCallId: null, needsHuman: true }, at);
    await this.raiseAlert.run(tx, { siteId, kind, subjectType: 'site', subjectId: siteId, sentence: explanation, at });
  }
}

function whatIsWrong({ carrierSid, differences }: NumberSetup): string | null {
  if (carrierSid === null) return "The carrier says that the site's number is not ours: calls to it do not reach us.";
  if (differences.length === 0) return null;
  return `The site's number is set up differently at the carrier: ${differences.join(', ')}.`;
}
