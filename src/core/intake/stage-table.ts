import { clinicalFacts, type FactName } from './intake-facts.js';
import { clinicalDeciders, stages, type IntakeRole, type Stage } from './stages.js';

export interface StageRule {
  /** The stages from which this one may be entered. */
  readonly from: readonly Stage[];
  readonly roles: readonly IntakeRole[];
  /** Facts without which the stage is not entered. */
  readonly needs: readonly FactName[];
  /** Those of `needs` that a manager may leave open, with a reason that is logged. */
  readonly waivable: readonly FactName[];
  /** Facts of an earlier round that no longer count on entering. */
  readonly clears: readonly FactName[];
  /** What happens next, for the counsellor's screen; null only where the intake ends. */
  readonly nextStep: string | null;
  readonly hoursUntilNextStep: number | null;
  /** A date among the facts that makes the next step due earlier, so many hours before it. */
  readonly dueBefore: { readonly fact: FactName; readonly hours: number } | null;
}

const staff: readonly IntakeRole[] = ['counsellor', 'manager', 'admin', 'clinician'];
const plain = { roles: staff, needs: [], waivable: [], clears: [], dueBefore: null } as const;
const ended = { nextStep: null, hoursUntilNextStep: null } as const;
const fiveMinutes = 5 / 60;

/**
 * The way from inquiry to admission, one rule per stage that is entered. Money never stands before the clinician: coverage and
 * clinical review are reached from each other and from screening, and neither needs a fact of the other. Somebody in danger may
 * go to clinical review straight from the first talk. The clocks are our own figures, the clinical ones for a medical director
 * to confirm.
 */
export const stageTable: Readonly<Record<Stage, StageRule>> = {
  inquiry: { ...plain, from: [], nextStep: 'Call them', hoursUntilNextStep: fiveMinutes },
  attempting: {
    ...plain,
    from: ['inquiry', 'contacted', 'screening', 'waitlisted', 'scheduled'],
    nextStep: 'Call again when the callback is due',
    hoursUntilNextStep: 24,
  },
  contacted: {
    ...plain,
    from: ['inquiry', 'attempting'],
    needs: ['spokeWith', 'safeToTalk'],
    waivable: ['spokeWith', 'safeToTalk'],
    nextStep: 'Ask the safety questions and start the screening',
    hoursUntilNextStep: 1,
  },
  screening: {
    ...plain,
    from: ['contacted', 'coverage', 'clinical-review'],
    needs: ['screeningAgreed'],
    waivable: ['screeningAgreed'],
    nextStep: 'Finish the screening and hand over to a clinician',
    hoursUntilNextStep: 1,
  },
  coverage: {
    ...plain,
    from: ['contacted', 'screening', 'clinical-review'],
    needs: ['coverageConsent', 'payer'],
    nextStep: 'Ask the insurer and tell the person the answer',
    hoursUntilNextStep: 0.5,
  },
  'clinical-review': {
    ...plain,
    from: ['contacted', 'screening', 'coverage', 'approved', 'waitlisted', 'scheduled'],
    needs: ['substances', 'lastUse', 'personLocation'],
    waivable: ['substances', 'lastUse', 'personLocation'],
    clears: clinicalFacts,
    nextStep: 'A clinician decides on the level of care',
    hoursUntilNextStep: 4,
  },
  approved: {
    ...plain,
    from: ['clinical-review'],
    roles: clinicalDeciders,
    needs: clinicalFacts,
    nextStep: 'Find a bed and agree on a day',
    hoursUntilNextStep: 4,
  },
  waitlisted: {
    ...plain,
    from: ['approved', 'waitlisted', 'scheduled'],
    needs: [...clinicalFacts, 'nextContactOn', 'safetyPlan'],
    waivable: ['safetyPlan'],
    nextStep: 'Talk to them and look for a place',
    hoursUntilNextStep: 48,
    dueBefore: { fact: 'nextContactOn', hours: 0 },
  },
  scheduled: {
    ...plain,
    from: ['approved', 'waitlisted', 'scheduled', 'contacted'],
    needs: [...clinicalFacts, 'arrivalAt', 'arrivalPlace'],
    nextStep: 'Remind them of the day, what to bring and not to stop suddenly',
    hoursUntilNextStep: 72,
    dueBefore: { fact: 'arrivalAt', hours: 24 },
  },
  admitted: { ...plain, ...ended, from: ['approved', 'scheduled'], needs: [...clinicalFacts, 'admittedAt'] },
  closed: {
    ...plain,
    ...ended,
    from: stages.filter((stage) => stage !== 'admitted' && stage !== 'closed'),
    needs: ['closeReason'],
  },
};
