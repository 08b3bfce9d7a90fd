import { v7 as uuid } from 'uuid';
import type { Tx } from '../database/database.js';

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

/** Records who did what in the transaction that does it: both happen or neither. */
export async function writeAuditEntry(tx: Tx, entry: AuditEntry): Promise<void> {
  const { userId, action, subjectType, subjectId, detail = {} } = entry;
  tx.write(insert, [uuid(), userId, action, subjectType, subjectId, detail]);
}
