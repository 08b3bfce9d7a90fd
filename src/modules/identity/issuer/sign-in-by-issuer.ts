import { Injectable } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import type { NewSession } from '../sessions/session.store.js';
import { type Departure, Issuer } from './issuer.js';

// Bound to the issuer's name for them at the first time: an address that is given to somebody else later opens nothing.
const match = `
  update staff_user set issuer_subject = $2
  where email = lower($1) and active and coalesce(issuer_subject, $2) = $2 returning id`;

/** Somebody whom the issuer vouches for, and who is staff here already: nobody is made by signing in. */
@Injectable()
export class SignInByIssuer {
  constructor(
    private readonly issuer: Issuer,
    private readonly database: Database,
    @InjectPinoLogger(SignInByIssuer.name) private readonly logger: PinoLogger,
  ) {}

  /** @throws DomainError session/issuer-refused, session/issuer-unknown (401) */
  async run(query: string, departure: Departure): Promise<Omit<NewSession, 'device'>> {
    const { email, subject, usedMfa } = await this.issuer.arrive(query, departure).catch((error: unknown) => {
      this.logger.warn({ code: (error as { code?: string }).code }, 'the issuer vouched for nobody');
      throw new DomainError(
        'unauthenticated',
        'session/issuer-refused',
        'Signing in there did not work: try again, or sign in here.',
      );
    });
    const [user] = email === null ? [] : await this.database.query<{ id: string }>(match, [email, subject]);
    if (!user) {
      const message = 'Nobody here has the email address that was verified there: ask an administrator.';
      throw new DomainError('unauthenticated', 'session/issuer-unknown', message);
    }
    return { userId: user.id, secondFactor: usedMfa ? 'issuer' : null };
  }
}
