export const stages = [
  'inquiry',
  'attempting',
  'contacted',
  'screening',
  'coverage',
  'clinical-review',
  'approved',
  'waitlisted',
  'scheduled',
  'admitted',
  'closed',
] as const;
export type Stage = (typeof stages)[number];

export const firstStage: Stage = 'inquiry';

/** Staff who move intakes. Nobody signs in as a clinician yet: a manager or administrator records the clinician's decision. */
export const intakeRoles = ['counsellor', 'manager', 'admin', 'clinician'] as const;
export type IntakeRole = (typeof intakeRoles)[number];

/** Who may record what a clinician decided. */
export const clinicalDeciders: readonly IntakeRole[] = ['manager', 'admin', 'clinician'];
