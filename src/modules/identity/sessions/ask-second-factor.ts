import { Injectable } from '@nestjs/common';
import type { SecondFactor } from '../../../core/sessions/session-state.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { CheckCode, codeRefusal } from '../factors/check-code.js';
import { FactorsReader } from '../factors/factors.reader.js';
import { CheckPasskey } from '../passkeys/check-passkey.js';
import { PasskeyOptions } from '../passkeys/passkey-options.js';

export interface GivenFactor {
  readonly code?: string;
  readonly passkey?: object;
}

/** After a right password: the second factor, where there is one. */
@Injectable()
export class AskSecondFactor {
  constructor(
    private readonly factors: FactorsReader,
    private readonly checkCode: CheckCode,
    private readonly checkPasskey: CheckPasskey,
    private readonly passkeyOptions: PasskeyOptions,
  ) {}

  /**
   * What was shown; null when the account has none.
   *
   * @throws DomainError session/code-needed, session/wrong-code, session/code-used, session/wrong-passkey (401), session/too-many-codes (429)
   */
  async run(userId: string, { code, passkey }: GivenFactor): Promise<SecondFactor | null> {
    if (!(await this.factors.has(userId))) return null;
    if (passkey !== undefined) {
      await this.checkPasskey.run(passkey, { purpose: 'second-factor', userId, mustVerifyUser: false });
      return 'passkey';
    }
    if (code === undefined) throw await this.codeNeeded(userId);
    const decision = await this.checkCode.run(userId, code);
    if (decision.kind !== 'good') throw codeRefusal(decision, 'unauthenticated');
    return decision.secondFactor;
  }

  private async codeNeeded(userId: string): Promise<DomainError> {
    const { totp, passkeys, recoveryCodes } = await this.factors.of(userId);
    const factors = [
      ...(totp ? ['code'] : []),
      ...(passkeys.length > 0 ? ['passkey'] : []),
      ...(recoveryCodes > 0 ? ['recovery-code'] : []),
    ];
    const passkey = passkeys.length > 0 ? await this.passkeyOptions.toShow('second-factor', userId) : null;
    const message = 'Send your second factor too: the code of your app, a recovery code, or a passkey.';
    return new DomainError('unauthenticated', 'session/code-needed', message, { extra: { factors, passkey } });
  }
}
