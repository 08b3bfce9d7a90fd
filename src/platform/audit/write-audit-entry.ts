import { v7 as uuid } from 'uuid';
import type { Tx } from '../database/database.js';
import { isDatabaseOutage } from '../http/database-outage.js';
import { DomainError } from '../http/domain-error.js';

export interface AuditEntry {
  /** Null when the program acted by itself. */
  readonly userId: string | null;
  /** `source.created`: noun and past participle. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Codes and ids only: this table outlives what it speaks about. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

const insert = `
  insert into audit_entry (id, user_id, action, subject_type, subject_id, detail) values ($1, $2, $3, $4, $5, $6)`;

/** Records who did what in the transaction that does it: both happen or neither (S-4.5). */
export async function writeAuditEntry(tx: Tx, entry: AuditEntry): Promise<void> {
  const { userId, action, subjectType, subjectId, detail = {} } = entry;
  tx.write(insert, [uuid(), userId, action, subjectType, subjectId, detail], cannotRecord);
}

function cannotRecord(failure: unknown): unknown {
  if (isDatabaseOutage(failure)) return failure;
  const message = 'Who does this cannot be recorded just now, so it was not done: try again, and tell your administrator.';
  return new DomainError('unavailable', 'audit/cannot-record', message, { cause: failure, retryAfterSeconds: 30 });
}
