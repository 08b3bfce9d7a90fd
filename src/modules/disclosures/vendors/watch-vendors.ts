import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { carrierVendor, carrierWarning } from './carrier-vendor.js';
import { VendorAlert } from './vendor-alert.js';

/** Says so while the carrier has no agreement in force (L-111), and stops saying so by itself. */
@Injectable()
export class WatchVendors {
  constructor(
    private readonly database: Database,
    private readonly alert: VendorAlert,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      const warning = await carrierWarning(tx, at);
      await (warning === null ? this.alert.settle(tx, carrierVendor, at) : this.alert.raise(tx, carrierVendor, warning, at));
    });
  }
}
