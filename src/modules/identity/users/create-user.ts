import { Injectable } from '@nestjs/common';
import type { CreateStaffUserDto } from '../../../contracts/admin/staff-user.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Database } from '../../../platform/database/database.js';
import { NewPassword } from '../passwords/new-password.js';
import { StaffUserStore, type StaffUserRow } from './staff-user.store.js';

@Injectable()
export class CreateUser {
  constructor(
    private readonly database: Database,
    private readonly users: StaffUserStore,
    private readonly newPassword: NewPassword,
  ) {}

  /** `by` is the administrator's id, null at start-up. Throws `user/email-taken` (409), `password/...` (422). */
  async run(request: CreateStaffUserDto, by: string | null): Promise<StaffUserRow> {
    const { email, name, roles, password } = request;
    const made = await this.newPassword.make('password', password, { userId: null, email, name });
    return this.database.transaction(async (tx) => {
      const user = await this.users.insert(tx, { email, name, roles, ...made });
      await writeAuditEntry(tx, {
        userId: by,
        action: 'user.created',
        subjectType: 'user',
        subjectId: user.id,
        detail: { roles },
      });
      return user;
    });
  }
}
