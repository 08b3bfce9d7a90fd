import { legalDay } from './legal-day.js';

/** A company that works for us and gets data of people to do so (45 CFR 164.504(e), 42 CFR 2.11 "qualified service organization"). */
export interface VendorAgreement {
  readonly key: string;
  /** The date of the business associate agreement, yyyy-mm-dd; null: there is none. */
  readonly baaOn: string | null;
  /** Whether they are bound by 42 CFR part 2 in writing. */
  readonly qsoa: boolean;
  /** From this day on nothing goes there; null: no end is known. */
  readonly endsOn: string | null;
}

/** Why nothing of a person may go to this vendor at `at`, for the operator; null: it may (L-111). */
export function vendorObjection(key: string, agreements: readonly VendorAgreement[], at: Date): string | null {
  const today = legalDay(at);
  const objections = agreements.map((agreement) => objectionTo(agreement, today));
  if (objections.includes(null)) return null;
  const why = objections[0] ?? 'is not in the vendor registry';
  return `The vendor "${key}" ${why}. Nothing was sent. An administrator adds its agreement under /v1/admin/vendors.`;
}

function objectionTo({ baaOn, qsoa, endsOn }: VendorAgreement, today: string): string | null {
  if (endsOn !== null && endsOn <= today) return `has no agreement any more since ${endsOn}`;
  if (baaOn === null) return 'has no business associate agreement';
  if (baaOn > today) return `has an agreement that begins on ${baaOn} only`;
  return qsoa ? null : 'is not bound by 42 CFR part 2 (no qualified service organization agreement)';
}
