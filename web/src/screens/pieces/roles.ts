import type { Role } from '../screen.js';

export const allRoles = [
  'counsellor',
  'navigator',
  'clinician',
  'supervisor',
  'manager',
  'privacy-officer',
  'admin',
  'auditor',
] as const satisfies readonly Role[];

/** Whom the server shows records at all; administrators and auditors see none. */
export const readsRecords = [
  'counsellor',
  'navigator',
  'clinician',
  'supervisor',
  'manager',
  'privacy-officer',
] as const satisfies readonly Role[];
