import { usStates } from '../contact/places/area-codes.js';
import { closeReasonCodes } from './closing/close-reason-codes.js';

export type FactKind =
  | { readonly kind: 'text' }
  | { readonly kind: 'date'; readonly mustBeAhead?: true }
  | { readonly kind: 'yes-no'; readonly mustBeYes?: true }
  | { readonly kind: 'choice'; readonly choices: readonly string[] };

export type FactRule = FactKind & { readonly label: string };

/**
 * What can be written on an intake. Where a fact is required, `mustBeYes` takes only "yes" and `mustBeAhead` only a day to come.
 * Dates are ISO 8601; last use is text because "this morning" is not 09:00.
 */
const factRules = {
  spokeWith: { kind: 'choice', choices: ['self', 'family', 'friend', 'professional'], label: 'Who we talked to' },
  safeToTalk: { kind: 'yes-no', label: 'Whether they could talk safely' },
  screeningAgreed: { kind: 'yes-no', mustBeYes: true, label: 'That they agreed to the questions' },
  substances: { kind: 'text', label: 'What they use' },
  lastUse: { kind: 'text', label: 'When they last used, in their words' },
  personLocation: { kind: 'text', label: 'Where they are (city and state)' },
  personState: { kind: 'choice', choices: usStates, label: 'The state they are in now' },
  coverageConsent: { kind: 'yes-no', mustBeYes: true, label: 'Their consent to ask the insurer' },
  payer: { kind: 'text', label: 'Who pays: the insurer, or self-pay' },
  memberId: { kind: 'text', label: 'Their member number' },
  coverageResult: { kind: 'text', label: 'What the insurer answered' },
  clinicianName: { kind: 'text', label: 'The clinician who decided' },
  levelOfCare: { kind: 'text', label: 'The level of care' },
  criteriaEdition: { kind: 'text', label: 'The edition of the criteria' },
  decisionReason: { kind: 'text', label: 'The reason for the decision' },
  declinedByClinician: { kind: 'yes-no', mustBeYes: true, label: 'That a clinician declined' },
  emergencySigns: { kind: 'text', label: 'What was seen or heard in the emergency' },
  emergencyTold: { kind: 'text', label: 'Who was told (911, 988, poison control: name and place), or why nobody was' },
  emergencyOutcome: { kind: 'text', label: 'How the emergency ended' },
  nextContactOn: { kind: 'date', mustBeAhead: true, label: 'The day of the next contact' },
  safetyPlan: { kind: 'text', label: 'The safety plan until then' },
  arrivalAt: { kind: 'date', mustBeAhead: true, label: 'When they arrive' },
  arrivalPlace: { kind: 'text', label: 'Where they arrive' },
  transport: { kind: 'text', label: 'How they get there' },
  arrivedAt: { kind: 'date', label: 'When they arrived' },
  admittedAt: { kind: 'date', label: 'When the facility admitted them' },
  facilityContact: { kind: 'text', label: 'Who at the facility confirmed it' },
  closeReason: { kind: 'choice', choices: closeReasonCodes, label: 'The reason for closing' },
  referralOffered: { kind: 'yes-no', mustBeYes: true, label: 'That another place was offered' },
  referredTo: { kind: 'text', label: 'Where they were referred' },
  publicOption: { kind: 'text', label: 'Which public option was offered' },
  guardianRoute: { kind: 'text', label: 'Who the guardian is, or how one is found' },
  spamConfirmed: { kind: 'yes-no', mustBeYes: true, label: 'That a person looked and found it to be spam' },
  toldBy: { kind: 'text', label: 'Who told us' },
  followUpOn: { kind: 'date', mustBeAhead: true, label: 'The day of the agreed follow-up' },
  duplicateOf: { kind: 'text', label: 'The intake it was merged into' },
} as const satisfies Record<string, FactRule>;

export type FactName = keyof typeof factRules;
export const factNames = Object.keys(factRules) as readonly FactName[];
export type FactValue = string | boolean;
export type IntakeFacts = Readonly<Partial<Record<FactName, FactValue>>>;

/** What stands on an intake of the decision for it. */
export const approvalFacts = [
  'clinicianName',
  'levelOfCare',
  'criteriaEdition',
  'decisionReason',
] as const satisfies readonly FactName[];

/** The clinician's decision: never computed, and never written but by recording a decision (C-201, C-701). */
export const clinicalFacts: readonly FactName[] = [...approvalFacts, 'declinedByClinician'];

/** The rule of a fact, without the literal types of the table. */
export function factRule(name: FactName): FactRule {
  return factRules[name];
}

export function isFactName(name: string): name is FactName {
  return Object.hasOwn(factRules, name);
}
