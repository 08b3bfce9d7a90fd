import { Injectable } from '@nestjs/common';
import type { ChangePasswordDto } from '../../../contracts/signing-in/factors.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffSession } from '../../../platform/auth/authenticator.js';
import { Database } from '../../../platform/database/database.js';
import { SessionStore } from '../sessions/session.store.js';
import { StaffUserStore } from '../users/staff-user.store.js';
import { NewPassword } from './new-password.js';
import { OwnPassword } from './own-password.js';

/** Somebody's own: their other sessions end with the password from before. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: Database,
    private readonly ownPassword: OwnPassword,
    private readonly newPassword: NewPassword,
    private readonly users: StaffUserStore,
    private readonly sessions: SessionStore,
  ) {}

  /** How many sessions ended. @throws DomainError session/wrong-proof (403), session/too-many-attempts (429), password/... (422) */
  async run({ id, principal: { userId, email, name } }: StaffSession, { current, next }: ChangePasswordDto): Promise<number> {
    await this.ownPassword.check(userId, current);
    const made = await this.newPassword.make('next', next, { userId, email, name });
    return this.database.transaction(async (tx) => {
      await this.users.setPassword(tx, userId, made);
      const ended = await this.sessions.endAllOf(tx, userId, id);
      await writeAuditEntry(tx, { userId, action: 'password.changed', subjectType: 'user', subjectId: userId });
      return ended;
    });
  }
}
