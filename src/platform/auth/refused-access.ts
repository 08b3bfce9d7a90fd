import type { Permission } from '../../core/access/permissions.js';

export interface Refusal {
  readonly userId: string;
  readonly needs: Permission;
  readonly method: string;
  /** As the handler declares it: /v1/intakes/:id/counselling-notes. */
  readonly address: string;
}

/** Keeps that somebody asked for what their roles do not give them (ASVS 16.3.2). Bound by identity. */
export abstract class RefusedAccess {
  abstract keep(refusal: Refusal): Promise<void>;
}
