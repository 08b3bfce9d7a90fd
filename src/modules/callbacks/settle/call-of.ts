import { may } from '../../../core/access/permissions.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import type { CallRow } from '../../calls/index.js';

/** The call, when it is the counsellor's own or they manage others. @throws DomainError call/unknown */
export function callOf(staff: StaffPrincipal, call: CallRow | null): CallRow {
  if (call && (may(staff.roles, 'work-of-others') || call.counsellor_id === staff.userId)) return call;
  throw new DomainError('not-found', 'call/unknown', 'There is no such call of yours.');
}
