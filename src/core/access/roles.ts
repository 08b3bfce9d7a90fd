/** What somebody is here for. One person may have several. */
export const staffRoles = [
  'counsellor',
  'navigator',
  'clinician',
  'supervisor',
  'manager',
  'privacy-officer',
  'admin',
  'auditor',
] as const;
export type StaffRole = (typeof staffRoles)[number];
