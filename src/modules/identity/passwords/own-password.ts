import { Injectable } from '@nestjs/common';
import { AttemptLimit } from '../../../platform/attempt-limit.js';
import { Clock } from '../../../platform/clock.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { StaffUserStore } from '../users/staff-user.store.js';
import { Passwords } from './passwords.js';

const attemptsPerMinute = 10;

/** Somebody who is signed in says their password again. */
@Injectable()
export class OwnPassword {
  private readonly limit = new AttemptLimit(attemptsPerMinute);

  constructor(
    private readonly users: StaffUserStore,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError session/wrong-proof (403), session/too-many-attempts (429) */
  async check(userId: string, password: string): Promise<void> {
    const wait = this.limit.take(userId, this.clock.now().getTime());
    if (wait !== null) {
      const message = 'Too many attempts: wait a minute, then try again.';
      throw new DomainError('too-many', 'session/too-many-attempts', message, { retryAfterSeconds: wait });
    }
    if (!(await this.passwords.matches(password, await this.users.passwordHash(userId)))) {
      throw new DomainError('forbidden', 'session/wrong-proof', 'Your password is wrong.');
    }
    this.limit.clear(userId);
  }
}
