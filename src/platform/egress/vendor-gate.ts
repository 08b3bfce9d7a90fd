import { vendorObjection, type VendorAgreement } from '../../core/disclosures/vendor-standing.js';
import type { Database } from '../database/database.js';

/** May anything about a person go to this vendor now? Asked when the door is opened (L-111). */
export abstract class VendorGate {
  /** Why not, for the operator; null: it may. */
  abstract objection(vendor: string, at: Date): Promise<string | null>;
}

const agreements = `
  select key, to_char(baa_on, 'YYYY-MM-DD') as "baaOn", qsoa, to_char(ends_on, 'YYYY-MM-DD') as "endsOn" from vendor where key = $1`;

/** The vendor registry. */
export class RegisteredVendors extends VendorGate {
  constructor(private readonly database: Database) {
    super();
  }

  override async objection(vendor: string, at: Date): Promise<string | null> {
    return vendorObjection(vendor, await this.database.query<VendorAgreement>(agreements, [vendor]), at);
  }
}
