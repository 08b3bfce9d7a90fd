import { permissions } from '../access/permissions.js';
import type { StaffRole } from '../access/roles.js';

/** In the order of progress; of two intakes that become one, the one that stands later here goes on. */
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
  'no-show',
  'arrived',
  'emergency',
  'admitted',
  'closed',
] as const;
export type Stage = (typeof stages)[number];

export const firstStage: Stage = 'inquiry';

export const endStages: readonly Stage[] = ['admitted', 'closed'];

/** Three things go on at once in one intake; none waits for payment. */
export const tracks = ['safety', 'clinical', 'payment'] as const;
export type Track = (typeof tracks)[number];

/** Staff who move intakes. */
export const intakeRoles = permissions['work-on-records'];
export type IntakeRole = StaffRole;
