import { Injectable } from '@nestjs/common';
import type { StaffRole } from '../../../core/access/roles.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { StaffUserStore, type StaffUserRow } from './staff-user.store.js';

/** What somebody may do from their next request on. Nobody gives themselves anything. */
@Injectable()
export class SetRoles {
  constructor(
    private readonly database: Database,
    private readonly users: StaffUserStore,
  ) {}

  /** @throws DomainError user/own-roles (403), user/unknown (404), user/last-administrator, user/on-shift (409) */
  run(id: string, roles: readonly StaffRole[], by: string): Promise<StaffUserRow> {
    if (id === by) throw new DomainError('forbidden', 'user/own-roles', 'Another administrator changes your roles.');
    return this.database.transaction(async (tx) => {
      const administrators = await this.users.lockAdministrators(tx);
      const before = await this.users.lock(tx, id);
      if (!before) throw new DomainError('not-found', 'user/unknown', 'There is no user with this id.');
      if (administrators.length === 1 && administrators[0] === id && !roles.includes('admin'))
        throw new DomainError('conflict', 'user/last-administrator', 'This is the last administrator: make another one first.');
      if (!roles.includes('counsellor')) await this.refuseOnShift(tx, id);
      const user = await this.users.setRoles(tx, id, roles);
      await writeAuditEntry(tx, {
        userId: by,
        action: 'user.roles-set',
        subjectType: 'user',
        subjectId: id,
        detail: { from: before.roles, to: roles },
      });
      return user;
    });
  }

  /** Whoever waits for them would wait for nobody. */
  private async refuseOnShift(tx: Tx, id: string): Promise<void> {
    if (await this.users.isOnShift(tx, id))
      throw new DomainError('conflict', 'user/on-shift', 'They are on shift as a counsellor: they go offline first.');
  }
}
