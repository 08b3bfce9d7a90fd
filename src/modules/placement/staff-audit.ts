import { writeAuditEntry } from '../../platform/audit/write-audit-entry.js';
import type { Tx } from '../../platform/database/database.js';

type Subject = 'programme' | 'bed' | 'bed-hold' | 'waitlist-entry' | 'appointment' | 'referral' | 'referral-place';

/** Who did what to which of our rows: `bed-hold.released`. */
export async function noteStaffAct(
  tx: Tx,
  subject: readonly [type: Subject, id: string],
  verb: string,
  userId: string | null,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const [subjectType, subjectId] = subject;
  await writeAuditEntry(tx, { userId, action: `${subjectType}.${verb}`, subjectType, subjectId, detail });
}
