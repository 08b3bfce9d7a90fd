import { flagLevels, type FlagLevel } from './levels.js';

export type LowerDecision =
  | { readonly kind: 'lowered' }
  | {
      readonly kind: 'refused';
      readonly code: 'flag/clinician-only' | 'flag/no-reason' | 'flag/not-lower';
      readonly message: string;
    };

/** May it be lowered? By a clinician who says why, and only downwards (B-108). */
export function decideLower(
  flag: { readonly level: FlagLevel },
  wanted: { readonly roles: readonly string[]; readonly to: FlagLevel | null; readonly reason: string },
): LowerDecision {
  if (!wanted.roles.includes('clinician'))
    return { kind: 'refused', code: 'flag/clinician-only', message: 'Only a clinician lowers a flag: hand it to one.' };
  if (wanted.reason.trim() === '') return { kind: 'refused', code: 'flag/no-reason', message: 'Say why it is lowered.' };
  if (wanted.to !== null && flagLevels.indexOf(wanted.to) >= flagLevels.indexOf(flag.level))
    return { kind: 'refused', code: 'flag/not-lower', message: `It stands at ${flag.level}: choose a lower level, or none.` };
  return { kind: 'lowered' };
}
