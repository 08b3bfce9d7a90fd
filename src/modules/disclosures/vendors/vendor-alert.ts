import { Injectable } from '@nestjs/common';
import { v5 as uuidOf } from 'uuid';
import { vendorObjection } from '../../../core/disclosures/vendor-standing.js';
import type { Tx } from '../../../platform/database/database.js';
import { EndAlert, RaiseAlert } from '../../alerts/index.js';
import { VendorStore } from './vendor.store.js';

const kind = 'vendor-inactive';
// A vendor may have no row yet: its key is what the alert is about.
const keys = '6d1f3c0e-0b7a-4c55-9a0e-5a3f8b1c2d44';
const oneDay = 86_400_000;

/** Tells supervisors, at most once a day, that a vendor gets or was to get data of people without an agreement in force. */
@Injectable()
export class VendorAlert {
  constructor(
    private readonly vendors: VendorStore,
    private readonly raiseAlert: RaiseAlert,
    private readonly endAlert: EndAlert,
  ) {}

  async raise(tx: Tx, key: string, sentence: string, at: Date): Promise<void> {
    const subject = { siteId: null, kind, subjectType: 'vendor', subjectId: uuidOf(key, keys) };
    await this.raiseAlert.run(tx, { ...subject, sentence, at, unlessRaisedSince: new Date(at.getTime() - oneDay) });
  }

  /** Ends it once there is an agreement in force. */
  async settle(tx: Tx, key: string, at: Date): Promise<void> {
    if (vendorObjection(key, await this.vendors.agreementsOf(tx, key), at) !== null) return;
    await this.endAlert.run(tx, kind, uuidOf(key, keys), at);
  }
}
