import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../../platform/audit/write-audit-entry.js';
import { Database, type Tx } from '../../../../platform/database/database.js';
import { DomainError } from '../../../../platform/http/domain-error.js';
import { SessionStore } from '../session.store.js';

/** Sessions of somebody, ended by themselves or by an administrator: the next request of each is refused (ASVS 7.4.5, 7.5.2). */
@Injectable()
export class EndSessions {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionStore,
  ) {}

  /** @throws DomainError session/unknown (404) */
  one(userId: string, id: string, by: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await this.sessions.endOne(tx, userId, id))) {
        throw new DomainError('not-found', 'session/unknown', 'There is no such session: it has ended, or never was.');
      }
      await this.note(tx, userId, by, 1);
    });
  }

  /** How many there were. `exceptId` goes on. */
  all(userId: string, by: string, exceptId: string | null): Promise<number> {
    return this.database.transaction(async (tx) => {
      const ended = await this.sessions.endAllOf(tx, userId, exceptId);
      if (ended > 0) await this.note(tx, userId, by, ended);
      return ended;
    });
  }

  private note(tx: Tx, userId: string, by: string, ended: number): Promise<void> {
    const subject = { subjectType: 'user', subjectId: userId } as const;
    return writeAuditEntry(tx, { userId: by, action: 'sessions.ended', ...subject, detail: { ended } });
  }
}
