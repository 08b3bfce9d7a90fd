import { clearingHouseVendor } from '../../../core/benefits/payer-disclosure.js';
import { vendorObjection } from '../../../core/disclosures/vendor-standing.js';
import type { Tx } from '../../../platform/database/database.js';
import { VendorStore } from './vendor.store.js';

/** What is wrong with the agreement of the clearing house that the settings name, for the operator; null: nothing. */
export async function clearingHouseWarning(db: Pick<Tx, 'query'>, at: Date): Promise<string | null> {
  const agreements = await new VendorStore().agreementsOf(db, clearingHouseVendor);
  if (vendorObjection(clearingHouseVendor, agreements, at) === null) return null;
  return `BENEFITS_URL is set, and the clearing house (${clearingHouseVendor}) has no agreement in force in the vendor registry (L-111): no insurer is asked electronically. Add its business associate and Part 2 agreement under /v1/admin/vendors.`;
}
