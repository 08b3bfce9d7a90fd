import { Injectable } from '@nestjs/common';
import type { CreateStaffUserDto } from '../../../contracts/admin/staff-user.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Database } from '../../../platform/database/database.js';
import { Passwords } from './passwords.js';
import { StaffUserStore, type StaffUserRow } from './staff-user.store.js';

@Injectable()
export class CreateUser {
  constructor(
    private readonly database: Database,
    private readonly users: StaffUserStore,
    private readonly passwords: Passwords,
  ) {}

  /** `by` is the administrator's id, null at start-up. Throws `user/email-taken`. */
  async run(request: CreateStaffUserDto, by: string | null): Promise<StaffUserRow> {
    const { email, name, roles, password } = request;
    const passwordHash = await this.passwords.hash(password);
    return this.database.transaction(async (tx) => {
      const user = await this.users.insert(tx, { email, name, roles, passwordHash });
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
