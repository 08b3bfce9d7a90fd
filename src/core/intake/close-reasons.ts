import type { CloseReasonCode } from './close-reason-codes.js';
import type { FactName } from './intake-facts.js';

interface CloseReason {
  readonly label: string;
  /** Facts this reason needs besides itself. */
  readonly needs: readonly FactName[];
  /** A clinical judgement: recorded by a manager or administrator in the clinician's name. */
  readonly clinical?: true;
}

/**
 * Why an intake ends. Being admitted here is a stage of its own and not a way to close. Whoever is turned away or turns away is
 * offered somewhere else first.
 */
export const closeReasons: Readonly<Record<CloseReasonCode, CloseReason>> = {
  'admitted-elsewhere': { label: 'Admitted elsewhere', needs: [] },
  'referred-out': { label: 'Referred out', needs: ['referredTo'] },
  'declined-by-person': { label: 'The person declined', needs: ['referralOffered'] },
  'not-ready-follow-up': { label: 'Not ready, follow-up agreed', needs: ['followUpOn'] },
  'declined-clinically': {
    label: 'Declined for clinical reasons',
    needs: ['clinicianName', 'decisionReason', 'referralOffered'],
    clinical: true,
  },
  'no-benefit': { label: 'No benefit and no self-pay', needs: ['referralOffered'] },
  unreachable: { label: 'Unreachable after the whole plan', needs: [] },
  'wrong-number': { label: 'Wrong number', needs: [] },
  'do-not-contact': { label: 'Asked not to be contacted', needs: [] },
  'duplicate-merged': { label: 'Duplicate, merged into another intake', needs: ['duplicateOf'] },
  'information-only': { label: 'Wanted information only', needs: [] },
  'minor-guardian-route': { label: 'A minor: goes through a guardian', needs: [] },
  spam: { label: 'Spam, confirmed by a person', needs: [] },
  deceased: { label: 'Deceased', needs: [] },
  incarcerated: { label: 'Incarcerated', needs: [] },
  'out-of-area': { label: 'Out of the service area', needs: [] },
  test: { label: 'A test', needs: [] },
};
