import type { FactName } from '../intake-facts.js';
import type { CloseReasonCode } from './close-reason-codes.js';

export interface CloseReason {
  readonly label: string;
  /** Facts this reason needs besides itself. */
  readonly needs: readonly FactName[];
  /** The program may find this by itself; everything else is said by a person. */
  readonly byProgram?: true;
  /** Only when no call to them is planned any more. */
  readonly afterThePlan?: true;
}

/**
 * Why an intake ends (compliance 3.1). Being admitted here is a stage of its own and not a way to close. Whoever is turned away or turns
 * away is offered somewhere else first.
 */
export const closeReasons: Readonly<Record<CloseReasonCode, CloseReason>> = {
  'admitted-elsewhere': { label: 'Admitted elsewhere', needs: [] },
  'referred-out': { label: 'Referred out', needs: ['referredTo'] },
  'declined-by-person': { label: 'The person declined', needs: ['referralOffered'] },
  'not-ready-follow-up': { label: 'Not ready, follow-up agreed', needs: ['followUpOn'] },
  'declined-clinically': {
    label: 'Declined for clinical reasons',
    needs: ['clinicianName', 'decisionReason', 'declinedByClinician', 'referralOffered'],
  },
  'no-benefit': { label: 'No benefit and no self-pay', needs: ['referralOffered', 'publicOption'] },
  unreachable: { label: 'Unreachable after the whole plan', needs: [], byProgram: true, afterThePlan: true },
  'wrong-number': { label: 'Wrong number', needs: [] },
  'do-not-contact': { label: 'Asked not to be contacted', needs: [] },
  'duplicate-merged': { label: 'Duplicate, merged into another intake', needs: ['duplicateOf'], byProgram: true },
  'information-only': { label: 'Wanted information only', needs: [] },
  'minor-guardian-route': { label: 'A minor: goes through a guardian', needs: ['guardianRoute'] },
  spam: { label: 'Spam, confirmed by a person', needs: ['spamConfirmed'] },
  deceased: { label: 'Deceased', needs: ['toldBy'] },
  incarcerated: { label: 'Incarcerated', needs: ['toldBy'] },
  'out-of-area': { label: 'Out of the service area', needs: ['referralOffered'] },
  test: { label: 'A test', needs: [], byProgram: true },
};
