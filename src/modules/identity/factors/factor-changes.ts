import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffSession } from '../../../platform/auth/authenticator.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { SessionStore } from '../sessions/session.store.js';
import { StaffUserStore } from '../users/staff-user.store.js';
import { FactorsReader } from './factors.reader.js';
import { RecoveryCodeStore } from './recovery-code.store.js';

type Factor = 'totp' | 'passkey';

/** What goes with every change of somebody's second factors. */
@Injectable()
export class FactorChanges {
  constructor(
    private readonly database: Database,
    private readonly users: StaffUserStore,
    private readonly factors: FactorsReader,
    private readonly recoveryCodes: RecoveryCodeStore,
    private readonly sessions: SessionStore,
  ) {}

  /** One change after the other for each user. */
  run<T>({ principal }: StaffSession, change: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      await this.users.lock(tx, principal.userId);
      return change(tx);
    });
  }

  /** This session has shown the new one; others without a second factor have to. Answers recovery codes when there are none yet. */
  async added(tx: Tx, { id, principal: { userId } }: StaffSession, factor: Factor): Promise<string[] | null> {
    await this.sessions.gaveFactor(tx, id, factor);
    await this.note(tx, userId, 'factor.added', { factor });
    return this.recoveryCodes.makeFirst(tx, userId);
  }

  /** @throws DomainError factor/last, factor/password-too-short (409) when the account may not be without */
  async removed(tx: Tx, { principal: { userId } }: StaffSession, factor: Factor): Promise<void> {
    const isLeft = await this.factors.mayBeWithout(tx, userId);
    if (!isLeft) await this.recoveryCodes.removeAll(tx, userId);
    await this.note(tx, userId, 'factor.removed', { factor });
  }

  async codesRenewed(tx: Tx, { principal: { userId } }: StaffSession): Promise<string[]> {
    await this.note(tx, userId, 'recovery-codes.renewed', {});
    return this.recoveryCodes.renew(tx, userId);
  }

  private note(tx: Tx, userId: string, action: string, detail: Record<string, unknown>): Promise<void> {
    return writeAuditEntry(tx, { userId, action, subjectType: 'user', subjectId: userId, detail });
  }
}
