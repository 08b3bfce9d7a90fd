import { Injectable } from '@nestjs/common';
import { readTotpCode } from '../../../core/factors/recovery-code.js';
import type { StaffSession } from '../../../platform/auth/authenticator.js';
import { Clock } from '../../../platform/clock.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { codeRefusal } from './check-code.js';
import { FactorChanges } from './factor-changes.js';
import { newTotp, type NewTotp, stepOfCode } from './totp-codes.js';
import { TotpStore } from './totp.store.js';

/** An app with codes, in two steps: it gets its secret, and shows by a first code that it has it. */
@Injectable()
export class SetUpTotp {
  constructor(
    private readonly changes: FactorChanges,
    private readonly totp: TotpStore,
    private readonly clock: Clock,
  ) {}

  /** The secret, shown once. An app that was set up before goes on until this one is confirmed. */
  async begin(session: StaffSession): Promise<NewTotp> {
    const { userId, email } = session.principal;
    const made = await newTotp(email);
    await this.changes.run(session, (tx) => this.totp.begin(tx, userId, made.secret));
    return made;
  }

  /** Recovery codes when there are none yet. @throws DomainError totp/not-begun (409), session/wrong-code (422) */
  confirm(session: StaffSession, typed: string): Promise<string[] | null> {
    const { userId } = session.principal;
    return this.changes.run(session, async (tx) => {
      const begun = await this.totp.find(tx, userId, 'begun');
      if (!begun) throw new DomainError('conflict', 'totp/not-begun', 'Nothing is being set up: begin at POST /v1/me/totp.');
      await this.totp.confirm(tx, userId, begun.id, await this.stepOf(begun.secret, typed));
      return this.changes.added(tx, session, 'totp');
    });
  }

  /** Safe to repeat. @throws DomainError factor/last, factor/password-too-short (409) */
  remove(session: StaffSession): Promise<void> {
    return this.changes.run(session, async (tx) => {
      if (await this.totp.remove(tx, session.principal.userId)) await this.changes.removed(tx, session, 'totp');
    });
  }

  private async stepOf(secret: string, typed: string): Promise<number> {
    const code = readTotpCode(typed);
    const step = code === null ? null : await stepOfCode(secret, code, this.clock.now());
    if (step === null) throw codeRefusal({ kind: 'wrong' }, 'invalid');
    return step;
  }
}
