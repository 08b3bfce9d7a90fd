import { Injectable } from '@nestjs/common';
import { codeWaitSeconds } from '../../../core/factors/code-waits.js';
import { readRecoveryCode, readTotpCode } from '../../../core/factors/recovery-code.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { RecoveryCodeStore } from './recovery-code.store.js';
import { stepOfCode } from './totp-codes.js';
import { TotpStore } from './totp.store.js';

export type CodeDecision =
  | { readonly kind: 'good'; readonly secondFactor: 'totp' | 'recovery-code' }
  | { readonly kind: 'wrong' }
  /** It was right, and somebody has used it already. */
  | { readonly kind: 'used' }
  | { readonly kind: 'wait'; readonly seconds: number };

const failures = `
  select failed_codes, extract(epoch from now() - failed_code_at)::float8 as seconds_since from staff_user where id = $1 for update`;

/**
 * Is this a good code of this user, now? Good once: that is a fact of the database, so two sign-ins at the same moment with the same code are
 * one sign-in and one refusal. The user's row is held meanwhile: guesses come one after the other, from wherever they are sent.
 */
@Injectable()
export class CheckCode {
  constructor(
    private readonly database: Database,
    private readonly totp: TotpStore,
    private readonly recoveryCodes: RecoveryCodeStore,
    private readonly clock: Clock,
  ) {}

  run(userId: string, typed: string): Promise<CodeDecision> {
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<{ failed_codes: number; seconds_since: number | null }>(failures, [userId]);
      if (!row) return { kind: 'wrong' };
      const wait = codeWaitSeconds(row.failed_codes);
      const seconds = Math.ceil(wait - (row.seconds_since ?? wait));
      if (wait > 0 && seconds > 0) return { kind: 'wait', seconds };
      const decision = await this.take(tx, userId, typed);
      await this.remember(tx, userId, decision);
      return decision;
    });
  }

  private async take(tx: Tx, userId: string, typed: string): Promise<CodeDecision> {
    const recovery = readRecoveryCode(typed);
    if (recovery !== null) return this.takeRecovery(tx, userId, recovery);
    const code = readTotpCode(typed);
    const totp = code === null ? null : await this.totp.find(tx, userId, 'confirmed');
    const step = totp === null ? null : await stepOfCode(totp.secret, code!, this.clock.now());
    if (step === null) return { kind: 'wrong' };
    return (await this.totp.useStep(tx, totp!.id, step)) ? { kind: 'good', secondFactor: 'totp' } : { kind: 'used' };
  }

  private async takeRecovery(tx: Tx, userId: string, code: string): Promise<CodeDecision> {
    if (!(await this.recoveryCodes.use(tx, userId, code))) return { kind: 'wrong' };
    const detail = { left: await this.recoveryCodes.left(tx, userId) };
    await writeAuditEntry(tx, { userId, action: 'recovery-code.used', subjectType: 'user', subjectId: userId, detail });
    return { kind: 'good', secondFactor: 'recovery-code' };
  }

  private async remember(tx: Tx, userId: string, { kind }: CodeDecision): Promise<void> {
    const text =
      kind === 'good'
        ? 'update staff_user set failed_codes = 0, failed_code_at = null where id = $1'
        : 'update staff_user set failed_codes = failed_codes + 1, failed_code_at = now() where id = $1';
    await tx.query(text, [userId]);
  }
}

/** What a code that was not good means for whoever typed it. */
export function codeRefusal(
  decision: Exclude<CodeDecision, { kind: 'good' }>,
  kind: 'unauthenticated' | 'forbidden' | 'invalid',
): DomainError {
  if (decision.kind === 'wait') {
    const message = 'Too many wrong codes: wait as long as Retry-After says, or use a passkey.';
    return new DomainError('too-many', 'session/too-many-codes', message, { retryAfterSeconds: decision.seconds });
  }
  return decision.kind === 'used'
    ? new DomainError(kind, 'session/code-used', 'This code was used already: wait for the next one.')
    : new DomainError(
        kind,
        'session/wrong-code',
        'The code is wrong: enter the one that your app shows now, or a recovery code.',
      );
}
