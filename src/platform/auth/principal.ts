import type { StaffRole } from '../../core/access/roles.js';
import type { SourceRules } from '../../core/sources/source-rules.js';

export type { StaffRole };

export interface StaffPrincipal {
  readonly kind: 'staff';
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly StaffRole[];
}

/** A website or partner, known by its key. */
export interface SourcePrincipal {
  readonly kind: 'source';
  readonly sourceId: string;
  readonly siteId: string;
  /** What it may do; at most 5 s old. */
  readonly rules: SourceRules;
}
