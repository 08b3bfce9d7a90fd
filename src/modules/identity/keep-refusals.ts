import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../platform/audit/write-audit-entry.js';
import { RefusedAccess, type Refusal } from '../../platform/auth/refused-access.js';
import { Database } from '../../platform/database/database.js';

/** In the audit; a look at counselling notes by who may not read them under a name of its own (L-114). */
@Injectable()
export class KeepRefusals extends RefusedAccess {
  constructor(private readonly database: Database) {
    super();
  }

  override keep({ userId, needs, method, address }: Refusal): Promise<void> {
    const action = needs === 'counselling-notes' ? 'note.access_denied' : 'access.refused';
    const subject = { subjectType: 'permission', subjectId: needs };
    return this.database.transaction((tx) => writeAuditEntry(tx, { userId, action, ...subject, detail: { method, address } }));
  }
}
