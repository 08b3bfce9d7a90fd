import type { AllowedDisclosure } from './disclosure-facts.js';
import { isOurs } from './may-disclose.js';
import { missingFrom, type MissingPart, type RedisclosureNotice } from './notice.js';

interface Bounds {
  readonly disclosureId: string;
  readonly payloadHash: string;
  readonly vendor: string | null;
  readonly from: number;
  readonly until: number;
}

/** What is to be sent under a disclosure that is on record. */
export interface PermittedPayload {
  /** Of its row. */
  readonly disclosureId: string;
  readonly payload: string;
  /** SHA-256 of the payload, in hex. */
  readonly payloadHash: string;
  readonly notice: RedisclosureNotice;
  /** Whoever carries it for us; null: it goes there directly. */
  readonly vendor: string | null;
  readonly at: Date;
}

// Long enough for one request, too short to be kept.
const goodForMs = 15_000;

let issue: (bounds: Bounds) => DisclosurePermit;

/**
 * That a disclosure was allowed just now, stands in a row, and carries notice and scope: for this very payload. The door outside takes
 * nobody's word for it. Nothing but `permitFor` makes one, and no object that looks like one is taken for it (L-103).
 */
export class DisclosurePermit {
  readonly #bounds: Bounds;

  static {
    issue = (bounds) => new DisclosurePermit(bounds, issue);
  }

  private constructor(bounds: Bounds, by: typeof issue) {
    if (by !== issue) throw new Error('A disclosure permit is made by asking whether something may be disclosed');
    this.#bounds = bounds;
    Object.freeze(this);
  }

  /** Of the vendor that carries it; null: there is none. */
  get vendor(): string | null {
    return this.#bounds.vendor;
  }

  /** Why `permit` does not let these bytes out; null when it does. */
  static objection(permit: unknown, { payloadHash, at }: { readonly payloadHash: string; readonly at: Date }): string | null {
    if (typeof permit !== 'object' || permit === null || !(#bounds in permit)) return 'nobody asked whether it may be disclosed';
    const bounds = permit.#bounds;
    if (bounds.payloadHash !== payloadHash) return 'the permit is for another payload';
    const time = at.getTime();
    return time < bounds.from || time > bounds.until ? 'the permit is not of now' : null;
  }
}

export type PermitAnswer =
  | { readonly kind: 'permit'; readonly permit: DisclosurePermit }
  /** B-095: it would go without what the law wants to go with it. */
  | { readonly kind: 'lacks'; readonly missing: readonly MissingPart[] };

/** The permit for a payload that a decision of `mayDisclose` allows. @throws Error when nobody decided */
export function permitFor(allowed: AllowedDisclosure, sent: PermittedPayload): PermitAnswer {
  if (!isOurs(allowed)) throw new Error('A disclosure is allowed by mayDisclose, and by nothing else');
  const { disclosureId, payload, payloadHash, notice, vendor, at } = sent;
  const missing = missingFrom(payload, { notice, scopeText: allowed.scopeText });
  if (missing.length > 0) return { kind: 'lacks', missing };
  const from = at.getTime();
  return { kind: 'permit', permit: issue({ disclosureId, payloadHash, vendor, from, until: from + goodForMs }) };
}
