import { Injectable } from '@nestjs/common';
import type { DisclosureFacts, Part2Event } from '../../core/disclosures/disclosure-facts.js';
import { fieldGroupsIn } from '../../core/disclosures/field-groups.js';
import { vendorObjection } from '../../core/disclosures/vendor-standing.js';
import type { Tx } from '../../platform/database/database.js';
import { LedgerReader, type LedgerRow } from '../people/index.js';
import type { DisclosureRequest } from './disclosure-request.js';
import { SecondPersonFactsReader } from './second-person/second-person-facts.reader.js';
import { RestrictionStore } from './restrictions/restriction.store.js';
import { VendorStore } from './vendors/vendor.store.js';

/** Everything that a decision about a disclosure needs, as it stands now. */
@Injectable()
export class DisclosureFactsReader {
  constructor(
    private readonly ledger: LedgerReader,
    private readonly restrictions: RestrictionStore,
    private readonly vendors: VendorStore,
    private readonly secondPerson: SecondPersonFactsReader,
  ) {}

  async of(tx: Tx, request: DisclosureRequest, at: Date): Promise<DisclosureFacts> {
    const { personId, vendor } = request;
    const ledgers = await this.ledger.byMember(tx, personId);
    return {
      ledgers: ledgers.map((events) => events.map(toPart2Event)),
      restrictions: await this.restrictions.inForce(tx, personId),
      vendor: vendor === null ? null : { objection: vendorObjection(vendor, await this.vendors.agreementsOf(tx, vendor), at) },
      ...(await this.secondPerson.of(tx, request, at)),
    };
  }
}

/** An event of the ledger as disclosures rest on it: with the groups of fields that its form names. */
export function toPart2Event({ id, kind, action, subjectRole, scope, effectiveAt, expiresAt, evidence }: LedgerRow): Part2Event {
  const { fields } = evidence;
  const listed = Array.isArray(fields) ? fieldGroupsIn(fields) : null;
  return { id, kind, action, subjectRole, scope, effectiveAt, expiresAt, fields: listed };
}
