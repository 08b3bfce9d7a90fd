import { DateTime } from 'luxon';

export interface Licence {
  readonly id: string;
  readonly state: string;
  readonly number: string;
  /** Its last day, such as 2026-11-30. */
  readonly validUntil: string;
}

export type LicenceDecision =
  | { readonly kind: 'licensed'; readonly licence: Licence }
  | { readonly kind: 'refused'; readonly code: 'decision/state-unknown' | 'decision/no-licence'; readonly message: string };

/**
 * Who may decide about a person: whoever has a licence for the state in which the person is, on this day where the site is (L-505,
 * C-201). A licence ends with its last day, also in the middle of a shift (B-112).
 */
export function licenceFor(state: string | null, licences: readonly Licence[], at: Date, timeZone: string): LicenceDecision {
  if (state === null)
    return {
      kind: 'refused',
      code: 'decision/state-unknown',
      message: 'Write down in which state they are now: a licence counts for one state.',
    };
  const today = dayIn(timeZone, at);
  const licence = licences.find((one) => one.state === state && one.validUntil >= today);
  if (licence) return { kind: 'licensed', licence };
  const message = `You have no licence that is valid in ${state} on ${today}: a colleague who has one must decide.`;
  return { kind: 'refused', code: 'decision/no-licence', message };
}

/** '2026-11-30' */
export function dayIn(timeZone: string, at: Date): string {
  return DateTime.fromJSDate(at, { zone: timeZone }).toISODate()!;
}
