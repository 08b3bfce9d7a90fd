import type { DisclosureChannel } from '../disclosures/channels.js';
import type { AskedDisclosure } from '../disclosures/disclosure-facts.js';
import type { RequestWay } from './request-table.js';

/** The vendors that carry questions to insurers for us, as the registry names them (L-111). */
export const clearingHouseVendor = 'clearing-house';
export const benefitsServiceVendor = 'benefits-service';

interface Carriage {
  readonly channel: DisclosureChannel;
  /** Null: staff tell the insurer themselves. */
  readonly vendor: string | null;
}

const carriages: Readonly<Record<RequestWay, Carriage>> = {
  phone: { channel: 'phone', vendor: null },
  electronic: { channel: 'api', vendor: clearingHouseVendor },
  outside: { channel: 'paper', vendor: benefitsServiceVendor },
};

/**
 * What an insurer is told when it is asked about somebody's plan, whoever carries it: who they are, and their number there. Half of it is
 * no question.
 */
export function payerDisclosure(payer: string, way: RequestWay): AskedDisclosure & Carriage {
  return {
    recipient: { name: payer, kind: 'payer' },
    purpose: 'verify-benefits',
    fields: ['identity', 'coverage'],
    basis: { kind: 'consent' },
    onlyWhole: true,
    ...carriages[way],
  };
}
