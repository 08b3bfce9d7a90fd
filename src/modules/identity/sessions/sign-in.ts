import { Injectable } from '@nestjs/common';
import type { SignInDto } from '../../../contracts/session.dto.js';
import { AttemptLimit } from '../../../platform/attempt-limit.js';
import { Clock } from '../../../platform/clock.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Passwords } from '../passwords/passwords.js';
import { StaffUserStore } from '../users/staff-user.store.js';
import { AskSecondFactor } from './ask-second-factor.js';
import type { NewSession } from './session.store.js';

const attemptsPerMinute = 10;

/**
 * Email, password and, where the account has one, a second factor. Unknown, deactivated and wrong are one answer in one time, and of a second
 * factor nobody hears who does not know the password. Attempts are counted by address and email together, so that nobody can lock out
 * somebody else.
 */
@Injectable()
export class SignIn {
  private readonly limit = new AttemptLimit(attemptsPerMinute);

  constructor(
    private readonly users: StaffUserStore,
    private readonly passwords: Passwords,
    private readonly askSecondFactor: AskSecondFactor,
    private readonly clock: Clock,
  ) {}

  /**
   * Whom to begin a session for.
   *
   * @throws DomainError session/wrong-credentials (401), session/too-many-attempts (429), and what AskSecondFactor throws
   */
  async run({ email, password, code, passkey }: SignInDto, address: string): Promise<Omit<NewSession, 'device'>> {
    const key = `${address} ${email.toLowerCase()}`;
    const wait = this.limit.take(key, this.clock.now().getTime());
    if (wait !== null) {
      const message = 'Too many attempts to sign in: wait a minute, then try again.';
      throw new DomainError('too-many', 'session/too-many-attempts', message, { retryAfterSeconds: wait });
    }
    const user = await this.users.forSignIn(email);
    if (!(await this.passwords.matches(password, user?.password_hash ?? null)) || !user) {
      throw new DomainError('unauthenticated', 'session/wrong-credentials', 'Email or password is wrong.');
    }
    const secondFactor = await this.askSecondFactor.run(user.id, { code, passkey });
    this.limit.clear(key);
    return { userId: user.id, secondFactor };
  }
}
