import type { IntakeListItemDto } from '../../../../src/contracts/intake.dto.js';

type Stage = IntakeListItemDto['stage'];

/** In the order in which somebody goes through them; the columns of the board. */
export const openStages = [
  'emergency',
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
] as const satisfies readonly Stage[];
export const endStages = ['admitted', 'closed'] as const satisfies readonly Stage[];
