import { vendorObjection } from '../../../core/disclosures/vendor-standing.js';
import type { Tx } from '../../../platform/database/database.js';
import { VendorStore } from './vendor.store.js';

/** The vendor that every call and text goes through. */
export const carrierVendor = 'twilio';

/**
 * What is wrong with the carrier's agreement, for the operator; null: nothing. A warning only: nobody who asks for help goes without a
 * call because a paper is missing (ADR 0033).
 */
export async function carrierWarning(db: Pick<Tx, 'query'>, at: Date): Promise<string | null> {
  const agreements = await new VendorStore().agreementsOf(db, carrierVendor);
  if (vendorObjection(carrierVendor, agreements, at) === null) return null;
  return `The carrier (${carrierVendor}) has no agreement in force in the vendor registry (L-111). Calls and texts go on; add its business associate and Part 2 agreement under /v1/admin/vendors.`;
}
