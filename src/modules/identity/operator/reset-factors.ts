import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { NewPassword } from '../passwords/new-password.js';
import { SessionStore } from '../sessions/session.store.js';
import { StaffUserStore, type StaffUserRow } from '../users/staff-user.store.js';
import type { Approver } from './approve.js';

const removals = [
  'delete from staff_totp where user_id = $1',
  'delete from staff_passkey where user_id = $1',
  'delete from staff_recovery_code where user_id = $1',
  'update staff_user set failed_codes = 0, failed_code_at = null, issuer_subject = null where id = $1',
];

/**
 * Somebody lost every second factor, or the password: two administrators know who is asking, and say so (ASVS 6.4.3, 6.4.4, 2.3.5). All sessions
 * end; where a second factor must be, the next sign-in leads to setting one up and to nothing else.
 */
@Injectable()
export class ResetFactors {
  constructor(
    private readonly database: Database,
    private readonly users: StaffUserStore,
    private readonly sessions: SessionStore,
    private readonly newPassword: NewPassword,
  ) {}

  /** Null keeps the password. @throws DomainError user/unknown (404), approval/two-needed (403), password/... (422) */
  async run(email: string, password: string | null, approvers: readonly [Approver, Approver]): Promise<StaffUserRow> {
    const user = await this.users.forSignIn(email);
    if (!user) throw new DomainError('not-found', 'user/unknown', `Nobody active has the address ${email}.`);
    const [first, second] = approvers.map(({ userId }) => userId);
    if (new Set([user.id, first, second]).size < 3) {
      const message = 'Two administrators have to approve, neither of them for themselves.';
      throw new DomainError('forbidden', 'approval/two-needed', message);
    }
    const made = password === null ? null : await this.newPassword.make('password', password, { ...user, userId: null });
    await this.database.transaction(async (tx) => {
      await this.users.lock(tx, user.id);
      for (const removal of removals) await tx.query(removal, [user.id]);
      if (made) await this.users.setPassword(tx, user.id, made);
      await this.sessions.endAllOf(tx, user.id);
      await this.note(tx, user.id, [first!, second!], made !== null);
    });
    return user;
  }

  private note(tx: Tx, userId: string, approvedBy: readonly string[], withPassword: boolean): Promise<void> {
    const subject = { subjectType: 'user', subjectId: userId } as const;
    const detail = { approvedBy, withPassword };
    return writeAuditEntry(tx, { userId: approvedBy[0]!, action: 'factors.reset', ...subject, detail });
  }
}
