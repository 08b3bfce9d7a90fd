import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { SessionStore } from '../sessions/session.store.js';
import { StaffUserStore, type StaffUserRow } from './staff-user.store.js';

/** Runs inside the transaction that deactivates the user. */
export type DeactivationReaction = (tx: Tx, userId: string) => Promise<void>;

/** A leaver's access ends at once: the next request of any of their sessions is refused. */
@Injectable()
export class DeactivateUser {
  private readonly reactions: DeactivationReaction[] = [];

  constructor(
    private readonly database: Database,
    private readonly users: StaffUserStore,
    private readonly sessions: SessionStore,
  ) {}

  /** For modules to the left of this one: take the leaver off the floor in the same transaction. */
  onDeactivated(reaction: DeactivationReaction): void {
    this.reactions.push(reaction);
  }

  /** Safe to repeat. Throws `user/unknown`, and `user/last-administrator` rather than locking everybody out. */
  run(id: string, by: string): Promise<StaffUserRow> {
    return this.database.transaction(async (tx) => {
      const administrators = await this.users.lockAdministrators(tx);
      if (administrators.length === 1 && administrators[0] === id) {
        throw new DomainError('conflict', 'user/last-administrator', 'This is the last administrator: make another one first.');
      }
      const user = await this.users.deactivate(tx, id);
      if (!user) throw new DomainError('not-found', 'user/unknown', 'There is no user with this id.');
      await this.sessions.endAllOf(tx, id);
      for (const react of this.reactions) await react(tx, id);
      await writeAuditEntry(tx, { userId: by, action: 'user.deactivated', subjectType: 'user', subjectId: id });
      return user;
    });
  }
}
