import type { FlagLevel } from './levels.js';

/** What was done about a flag. */
export const flagOutcomes = {
  'emergency-services-called': 'Emergency services were called',
  'handed-to-crisis-line': 'They were connected with 988',
  'handed-to-poison-control': 'They were connected with poison control',
  'somebody-is-with-them': 'Somebody able to help is with them',
  'could-not-be-reached': 'They could not be reached again; a supervisor follows up',
  'clinician-talked': 'A clinician talked with them',
  reviewed: 'It was looked at',
} as const;
export type FlagOutcome = keyof typeof flagOutcomes;

const rules: Readonly<Record<FlagLevel, { readonly by: readonly string[]; readonly outcomes: readonly FlagOutcome[] }>> = {
  red: {
    by: ['counsellor', 'navigator', 'clinician', 'supervisor', 'manager'],
    outcomes: [
      'emergency-services-called',
      'handed-to-crisis-line',
      'handed-to-poison-control',
      'somebody-is-with-them',
      'could-not-be-reached',
      'clinician-talked',
    ],
  },
  orange: { by: ['clinician'], outcomes: ['clinician-talked', 'emergency-services-called', 'reviewed'] },
  yellow: { by: ['supervisor', 'manager', 'clinician'], outcomes: ['clinician-talked', 'reviewed'] },
};

export type HandleDecision =
  | { readonly kind: 'handled' }
  | { readonly kind: 'refused'; readonly code: 'flag/role' | 'flag/outcome'; readonly message: string };

/** Who may say that a flag was dealt with, and how. Its level stays: that is lowered by a clinician. */
export function decideHandle(level: FlagLevel, roles: readonly string[], outcome: FlagOutcome): HandleDecision {
  const { by, outcomes } = rules[level];
  const needsClinician = outcome === 'clinician-talked' && !roles.includes('clinician');
  if (needsClinician || !by.some((role) => roles.includes(role)))
    return {
      kind: 'refused',
      code: 'flag/role',
      message: `This is for a ${needsClinician ? 'clinician' : by.join(' or a ')}: hand it over.`,
    };
  if (!outcomes.includes(outcome))
    return { kind: 'refused', code: 'flag/outcome', message: `Of a ${level} flag say one of: ${outcomes.join(', ')}.` };
  return { kind: 'handled' };
}
