import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { EndAlert, RaiseAlert } from '../alerts/index.js';

const kind = 'approval-asked';
const sentence =
  'One of us asks to do something that nobody does alone: an administrator or the privacy officer looks at it under /v1/approvals.';
const expired = `
  select a.id from approval a join alert t on t.kind = '${kind}' and t.subject_id = a.id and t.acknowledged_at is null
  where a.expires_at <= $1`;

/** That somebody waits for a second person; it ends when nobody has to look any more. */
@Injectable()
export class ApprovalAlert {
  constructor(
    private readonly raiseAlert: RaiseAlert,
    private readonly endAlert: EndAlert,
  ) {}

  raise(tx: Tx, approvalId: string, at: Date): Promise<void> {
    return this.raiseAlert.run(tx, { siteId: null, kind, subjectType: 'approval', subjectId: approvalId, sentence, at });
  }

  end(tx: Tx, approvalId: string, at: Date): Promise<void> {
    return this.endAlert.run(tx, kind, approvalId, at);
  }

  async endExpired(tx: Tx, at: Date): Promise<void> {
    for (const { id } of await tx.query<{ id: string }>(expired, [at])) await this.end(tx, id, at);
  }
}
