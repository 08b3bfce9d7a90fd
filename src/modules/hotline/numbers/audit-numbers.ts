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
    const { siteId, trackingNumberId } = setup;
    const subjectType = trackingNumberId ? 'tracking-number' : 'site';
    const subjectId = trackingNumberId ?? siteId;
    // A number that is not ours has no name at the carrier.
    const names = [setup.carrierSid, `number of ${subjectType} ${subjectId}`].filter((name) => name !== null);
    const explanation = whatIsWrong(setup);
    if (explanation === null) {
      await this.book.forget(tx, names);
      await this.endAlert.run(tx, kind, subjectId, at);
      return;
    }
    await this.book.find(tx, { carrierSid: names[0]!, kind: 'number', explanation, inboundCallId: null, needsHuman: true }, at);
    await this.raiseAlert.run(tx, { siteId, kind, subjectType, subjectId, sentence: explanation, at });
  }
}

function whatIsWrong({ trackingNumberId, carrierSid, differences }: NumberSetup): string | null {
  const which = trackingNumberId ? "A tracking number of the site's" : "The site's number";
  if (carrierSid === null)
    return `The carrier says that ${which.charAt(0).toLowerCase()}${which.slice(1)} is not ours: calls to it do not reach us.`;
  if (differences.length === 0) return null;
  return `${which} is set up differently at the carrier: ${differences.join(', ')}.`;
}
