import type { StaffRole } from './roles.js';

const care: readonly StaffRole[] = ['counsellor', 'navigator', 'clinician', 'supervisor', 'manager'];
const lead: readonly StaffRole[] = ['supervisor', 'manager'];
const answersForPrivacy: readonly StaffRole[] = ['manager', 'privacy-officer'];
const everybodyHere: readonly StaffRole[] = [...care, 'privacy-officer', 'admin'];

/**
 * Who may do what: the whole table (ASVS 8.2.1). A handler names one line of it; whose record may be opened is asked beside it
 * (`may-open-record.ts`). Administrators run the program and read nobody's story by that; auditors read what was done, by whom, and nothing else.
 */
export const permissions = {
  /** Words of questions, programmes, beds, who is on duty, live news without names. */
  'see-the-floor': everybodyHere,
  'see-alerts': everybodyHere,
  'answer-alerts': [...lead, 'privacy-officer', 'admin'],
  /** Figures, queues and the carrier; nobody's story. */
  'watch-operation': [...lead, 'admin'],

  /** People, intakes, callbacks, calls and what hangs on them, with masked numbers. */
  'read-records': [...care, 'privacy-officer'],
  'work-on-records': care,
  /** Screening, flags, levels of care. */
  'read-clinical': care,
  'work-on-clinical': care,
  /** What was said in counselling: for who treats them, and nobody else (42 CFR 2.11, L-114). */
  'counselling-notes': ['counsellor', 'clinician'],
  'decide-level-of-care': ['clinician'],
  'reveal-numbers': care,
  'hear-recordings': ['counsellor', 'clinician', ...lead],
  /** Says why, and is looked at afterwards. */
  'open-other-records': [...care, 'privacy-officer'],

  /** Offers, the line and presence. */
  'take-calls': ['counsellor'],
  /** Holds, hand-overs, outcomes and the phone on the desk. */
  'be-in-calls': care,
  'lead-the-floor': lead,
  /** Changes and outcomes of what a colleague owns. */
  'work-of-others': lead,
  /** Merges, wishes against an earlier stop. */
  'correct-people': lead,
  /** Whole numbers and messages as they were typed: reviews of leads, the printed list. */
  'read-what-was-sent': lead,
  'set-duty': ['clinician', ...lead, 'admin'],
  'keep-directories': [...lead, 'admin'],

  /** A stop, a consent, a restriction that somebody asks for: whoever hears it writes it down. */
  'keep-wishes': [...care, 'privacy-officer'],
  'release-consents': answersForPrivacy,
  /** Erasure, legal holds, accountings, restricted records. */
  'answer-for-privacy': answersForPrivacy,
  'export-records': answersForPrivacy,
  /** Says yes or no to what somebody else may not do alone (B-110). */
  approve: ['privacy-officer', 'admin'],
  /** Letters of courts, and breaches (L-112, L-113). */
  'keep-legal-files': answersForPrivacy,
  'see-openings': [...lead, 'privacy-officer', 'auditor'],
  'review-openings': [...lead, 'privacy-officer'],
  'read-audit': ['auditor', 'privacy-officer'],

  'import-leads': ['manager', 'admin'],
  'replay-leads': ['manager'],
  'manage-users': ['admin'],
  configure: ['admin'],
  /** Consent texts, vendors, retention. */
  'keep-privacy-rules': ['privacy-officer', 'admin'],
} as const satisfies Readonly<Record<string, readonly StaffRole[]>>;

export type Permission = keyof typeof permissions;

/** Does one of these roles have it? */
export function may(roles: readonly StaffRole[], permission: Permission): boolean {
  const allowed: readonly StaffRole[] = permissions[permission];
  return roles.some((role) => allowed.includes(role));
}
