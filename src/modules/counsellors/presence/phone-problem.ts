import type { Device } from '../../../contracts/calls/in-call.dto.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { reachable } from '../softphone/reachable.js';

/** Null when the counsellor can be rung; else what they have to do about it. */
export async function phoneProblem(tx: Tx, counsellorId: string, at: Date): Promise<DomainError | null> {
  const [row] = await tx.query<{ device: Device; phone_number: string | null; reachable: boolean | null }>(
    `select device, phone_number, ${reachable('c', '$2')} as reachable from counsellor c where id = $1`,
    [counsellorId, at],
  );
  if (row!.reachable) return null;
  if (row!.device === 'softphone')
    return new DomainError(
      'conflict',
      'presence/no-softphone',
      'Your browser phone is not ready: allow the microphone and keep this page open.',
    );
  return row!.phone_number
    ? new DomainError(
        'conflict',
        'presence/phone-broken',
        'Your phone number cannot be reached: use the browser, or have it corrected.',
      )
    : new DomainError('conflict', 'presence/no-phone', 'There is no phone to ring you on: ask an administrator to add yours.');
}
