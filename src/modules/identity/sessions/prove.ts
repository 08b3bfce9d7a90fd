import { Injectable } from '@nestjs/common';
import type { ProofDto } from '../../../contracts/session.dto.js';
import type { SecondFactor } from '../../../core/sessions/session-state.js';
import type { StaffSession } from '../../../platform/auth/authenticator.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { CheckCode, codeRefusal } from '../factors/check-code.js';
import { CheckPasskey } from '../passkeys/check-passkey.js';
import { OwnPassword } from '../passwords/own-password.js';
import { SessionStore } from './session.store.js';

/** It is still who signed in: that opens a lock, makes the session fresh, and gives the second factor where it was missing. */
@Injectable()
export class Prove {
  constructor(
    private readonly ownPassword: OwnPassword,
    private readonly checkCode: CheckCode,
    private readonly checkPasskey: CheckPasskey,
    private readonly sessions: SessionStore,
  ) {}

  /**
   * @throws DomainError session/one-proof (422), session/wrong-proof, session/wrong-code, session/code-used, session/wrong-passkey,
   * session/unlock-otherwise (403), session/too-many-attempts, session/too-many-codes (429)
   */
  async run(session: StaffSession, proof: ProofDto): Promise<void> {
    const given = [proof.password, proof.code, proof.passkey].filter((one) => one !== undefined);
    if (given.length !== 1) {
      throw new DomainError('invalid', 'session/one-proof', 'Send one of password, code and passkey.');
    }
    await this.sessions.markProven(session.id, await this.check(session, proof));
  }

  private async check(
    { principal: { userId }, state }: StaffSession,
    { password, code, passkey }: ProofDto,
  ): Promise<SecondFactor | null> {
    if (passkey !== undefined) {
      await this.checkPasskey.run(passkey, { purpose: 'proof', userId, mustVerifyUser: true });
      return 'passkey';
    }
    if (password !== undefined) {
      await this.ownPassword.check(userId, password);
      return null;
    }
    if (state === 'locked') {
      // The phone with the codes may lie beside the screen that was left.
      throw new DomainError(
        'forbidden',
        'session/unlock-otherwise',
        'A code does not open a lock: give your password or a passkey.',
      );
    }
    const decision = await this.checkCode.run(userId, code!);
    if (decision.kind !== 'good') throw codeRefusal(decision, 'forbidden');
    return decision.secondFactor;
  }
}
