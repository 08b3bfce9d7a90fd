import { Injectable } from '@nestjs/common';
import type { SignInDto } from '../../../contracts/session.dto.js';
import type { StaffSession } from '../../../platform/auth/authenticator.js';
import { AttemptLimit } from '../../../platform/attempt-limit.js';
import { Clock } from '../../../platform/clock.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Passwords } from '../users/passwords.js';
import { StaffUserStore } from '../users/staff-user.store.js';
import { SessionStore } from './session.store.js';

const attemptsPerMinute = 10;

/**
 * Email and password for a session. Unknown, deactivated and wrong are one answer in one time. Attempts are counted by address
 * and email together, so that nobody can lock out somebody else.
 */
@Injectable()
export class SignIn {
  private readonly limit = new AttemptLimit(attemptsPerMinute);

  constructor(
    private readonly users: StaffUserStore,
    private readonly passwords: Passwords,
    private readonly sessions: SessionStore,
    private readonly clock: Clock,
  ) {}

  /** Throws `session/wrong-credentials` (401) or `session/too-many-attempts` (429). */
  async run({ email, password }: SignInDto, address: string): Promise<StaffSession> {
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
    this.limit.clear(key);
    const { token, csrfToken } = await this.sessions.begin(user.id);
    const { id, name, roles } = user;
    return { token, csrfToken, principal: { kind: 'staff', userId: id, name, email: user.email, roles } };
  }
}
