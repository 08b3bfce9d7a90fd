import { payerDisclosure } from '../../core/benefits/payer-disclosure.js';
import type { RequestWay } from '../../core/benefits/request-table.js';
import type { DisclosureRequest } from '../disclosures/index.js';

interface Asking {
  readonly personId: string;
  readonly intakeId: string;
  readonly payerName: string;
  readonly way: RequestWay;
}

/** A question to an insurer as the one desk for disclosures knows it. `byUserId` null: the program. */
export function toDisclosure({ personId, intakeId, payerName, way }: Asking, byUserId: string | null): DisclosureRequest {
  return { personId, intakeId, byUserId, ...payerDisclosure(payerName, way) };
}
