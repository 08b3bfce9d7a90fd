import { approvalFacts, clinicalFacts, type FactName } from './intake-facts.js';
import { endStages, intakeRoles, stages, type IntakeRole, type Stage, type Track } from './stages.js';

/** What everybody is told when a stage is entered; the first one is told by the lead that opened it. */
export type StageEvent = 'IntakeAdvanced' | 'EmergencyBegan' | 'Admitted';

export interface StageRule {
  readonly track: Track;
  /** The stages from which this one may be entered; an emergency may also be left for the stage in which it began. */
  readonly from: readonly Stage[];
  readonly roles: readonly IntakeRole[];
  /** Facts without which the stage is not entered. */
  readonly needs: readonly FactName[];
  /** Those of `needs` that a manager may leave open, with a reason that is logged and looked at. */
  readonly waivable: readonly FactName[];
  /** Facts of an earlier round that no longer count on entering. */
  readonly clears: readonly FactName[];
  /** Facts without which the stage is not left. */
  readonly leavesWith: readonly FactName[];
  /** Not entered before so many hours after a date among the facts. */
  readonly notBefore: { readonly fact: FactName; readonly hours: number } | null;
  /** Not entered while any flag is open: an orange one is a clinician's, a yellow one is looked at first (compliance 3.6). */
  readonly notOverFlags: boolean;
  /** What happens next, for the counsellor's screen; null only where the intake ends. */
  readonly nextStep: string | null;
  readonly hoursUntilNextStep: number | null;
  /** The clock when the stage is entered again from itself, because its step was done; null: the same. */
  readonly hoursAgain: number | null;
  /**
   * A date among the facts that makes the next step due at the next of these hours around it, when that is earlier. With all of them
   * behind us it is due now, or as the clock says.
   */
  readonly dueAround: { readonly fact: FactName; readonly hours: readonly number[]; readonly past: 'now' | 'clock' } | null;
  /** For how long the step may be set aside: on hold its clock stops (0: never), in a snooze it runs on. Null: not at all. */
  readonly setAside: { readonly holdHours: number; readonly snoozeHours: number } | null;
  readonly events: readonly StageEvent[];
}

const staff: readonly IntakeRole[] = intakeRoles;
const plain = {
  track: 'clinical',
  roles: staff,
  needs: [],
  waivable: [],
  clears: [],
  leavesWith: [],
  notBefore: null,
  notOverFlags: false,
  hoursAgain: null,
  dueAround: null,
  setAside: null,
  events: ['IntakeAdvanced'],
} as const satisfies Partial<StageRule>;
const ended = { nextStep: null, hoursUntilNextStep: null } as const;
const oneMinute = 1 / 60;
const fiveMinutes = 5 / 60;
const day = 24;
const emergencyFacts = ['emergencySigns', 'emergencyTold', 'emergencyOutcome'] as const satisfies readonly FactName[];
const open = stages.filter((stage) => !endStages.includes(stage));

/**
 * The way from inquiry to admission, one rule per stage that is entered (compliance 3.1). Money never stands before safety or the
 * clinician: no such stage needs a fact of payment, and all of them are reached without `coverage`. Somebody in danger may go to
 * clinical review straight from the first talk, and from any stage into an emergency, which asks nothing and goes back to where it
 * began. The clocks are our own figures, the clinical ones for a medical director to confirm.
 */
export const stageTable: Readonly<Record<Stage, StageRule>> = {
  inquiry: { ...plain, track: 'safety', from: [], nextStep: 'Call them', hoursUntilNextStep: fiveMinutes, events: [] },
  attempting: {
    ...plain,
    track: 'safety',
    from: ['inquiry', 'contacted', 'screening', 'waitlisted', 'scheduled', 'no-show'],
    nextStep: 'Call again when the callback is due',
    hoursUntilNextStep: day,
  },
  contacted: {
    ...plain,
    track: 'safety',
    from: ['inquiry', 'attempting'],
    needs: ['spokeWith', 'safeToTalk'],
    waivable: ['spokeWith', 'safeToTalk'],
    nextStep: 'Ask the safety questions and start the screening',
    hoursUntilNextStep: 1,
    setAside: { holdHours: day, snoozeHours: 4 },
  },
  screening: {
    ...plain,
    from: ['contacted', 'coverage', 'clinical-review'],
    needs: ['screeningAgreed'],
    waivable: ['screeningAgreed'],
    nextStep: 'Finish the screening and hand over to a clinician',
    hoursUntilNextStep: 1,
    setAside: { holdHours: 3 * day, snoozeHours: 4 },
  },
  coverage: {
    ...plain,
    track: 'payment',
    from: ['contacted', 'screening', 'clinical-review'],
    needs: ['coverageConsent', 'payer'],
    nextStep: 'Ask the insurer and tell the person the answer',
    hoursUntilNextStep: 0.5,
    setAside: { holdHours: 7 * day, snoozeHours: 8 },
  },
  'clinical-review': {
    ...plain,
    from: ['contacted', 'screening', 'coverage', 'approved', 'waitlisted', 'scheduled', 'no-show'],
    needs: ['substances', 'lastUse', 'personLocation', 'personState'],
    waivable: ['substances', 'lastUse', 'personLocation', 'personState'],
    clears: clinicalFacts,
    nextStep: 'A clinician decides on the level of care',
    hoursUntilNextStep: 4,
    setAside: { holdHours: day, snoozeHours: 2 },
  },
  approved: {
    ...plain,
    from: ['clinical-review'],
    roles: ['clinician'],
    needs: approvalFacts,
    nextStep: 'Find a bed and agree on a day',
    hoursUntilNextStep: 4,
    setAside: { holdHours: 3 * day, snoozeHours: 8 },
  },
  waitlisted: {
    ...plain,
    from: ['approved', 'waitlisted', 'scheduled', 'no-show'],
    needs: [...approvalFacts, 'nextContactOn', 'safetyPlan'],
    waivable: ['safetyPlan'],
    nextStep: 'Talk to them and look for a place',
    hoursUntilNextStep: 2 * day,
    dueAround: { fact: 'nextContactOn', hours: [0], past: 'now' },
    setAside: { holdHours: 0, snoozeHours: 8 },
  },
  scheduled: {
    ...plain,
    from: ['approved', 'waitlisted', 'scheduled', 'contacted', 'no-show'],
    needs: [...approvalFacts, 'arrivalAt', 'arrivalPlace'],
    notOverFlags: true,
    nextStep: 'Remind them of the day, what to bring and not to stop suddenly; then see whether they came',
    hoursUntilNextStep: 3 * day,
    dueAround: { fact: 'arrivalAt', hours: [-day, -2, 1], past: 'now' },
    setAside: { holdHours: 0, snoozeHours: 4 },
  },
  'no-show': {
    ...plain,
    track: 'safety',
    from: ['scheduled', 'no-show'],
    notBefore: { fact: 'arrivalAt', hours: 1 },
    nextStep: 'Call them: are they safe, and do they still want to come?',
    hoursUntilNextStep: 1,
    hoursAgain: 7 * day,
    dueAround: { fact: 'arrivalAt', hours: [day, 3 * day, 7 * day], past: 'clock' },
    setAside: { holdHours: 0, snoozeHours: 2 },
  },
  arrived: {
    ...plain,
    from: ['approved', 'scheduled', 'no-show'],
    needs: [...approvalFacts, 'arrivedAt', 'facilityContact'],
    nextStep: 'Make sure that the facility admits them',
    hoursUntilNextStep: 4,
    setAside: { holdHours: 0, snoozeHours: 2 },
  },
  emergency: {
    ...plain,
    track: 'safety',
    from: open.filter((stage) => stage !== 'emergency'),
    clears: emergencyFacts,
    leavesWith: emergencyFacts,
    nextStep: 'Ask where they are and a number to call back; stay with them until help is there',
    hoursUntilNextStep: oneMinute,
    events: ['IntakeAdvanced', 'EmergencyBegan'],
  },
  admitted: {
    ...plain,
    ...ended,
    from: ['approved', 'scheduled', 'arrived'],
    needs: [...approvalFacts, 'admittedAt', 'facilityContact'],
    events: ['IntakeAdvanced', 'Admitted'],
  },
  closed: { ...plain, ...ended, from: open.filter((stage) => stage !== 'emergency'), needs: ['closeReason'] },
};

/** Where an intake may go; out of an emergency only to where it began. */
export function nextStages({
  stage,
  stageBefore,
}: {
  readonly stage: Stage;
  readonly stageBefore: Stage | null;
}): readonly Stage[] {
  if (stage === 'emergency') return stageBefore === null ? [] : [stageBefore];
  return stages.filter((to) => stageTable[to].from.includes(stage));
}
