import { createHash } from 'node:crypto';
import { DisclosurePermit } from '../../core/disclosures/disclosure-permit.js';
import { idsOnlyObjection } from '../../core/disclosures/ids-only.js';
import type { VendorGate } from './vendor-gate.js';

/** Why this may leave: a disclosure that is on record, or that nothing in it is about anybody: ids, codes and times only. */
export type SentBecause = DisclosurePermit | 'ids-only';

/** Somebody wanted to send something about a person without a disclosure: a mistake of ours, by which nothing leaves (L-103). */
export class NotDisclosedError extends Error {
  constructor(because: string) {
    super(`Nothing was sent: ${because}`);
    this.name = 'NotDisclosedError';
  }
}

/** What the operator has to put right before this vendor gets anything; null: it may go. @throws NotDisclosedError */
export async function admit(body: string, because: SentBecause, vendors: VendorGate, at: Date): Promise<string | null> {
  if (because === 'ids-only') {
    const objection = idsOnlyObjection(body);
    if (objection !== null) throw new NotDisclosedError(objection);
    return null;
  }
  const payloadHash = createHash('sha256').update(body).digest('hex');
  const objection = DisclosurePermit.objection(because, { payloadHash, at });
  if (objection !== null) throw new NotDisclosedError(objection);
  return because.vendor === null ? null : vendors.objection(because.vendor, at);
}
