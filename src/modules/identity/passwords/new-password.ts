import { Injectable } from '@nestjs/common';
import { judgePassword, passwordLength, shortestAlone } from '../../../core/passwords/judge-password.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { FactorsReader } from '../factors/factors.reader.js';
import { commonPasswords } from './common-passwords.js';
import { Passwords } from './passwords.js';

export interface PasswordOwner {
  /** Null: they are being made, and have no second factor. */
  readonly userId: string | null;
  readonly email: string;
  readonly name: string;
}

export interface MadePassword {
  readonly passwordHash: string;
  /** It may not stand alone: its account has to keep a second factor. */
  readonly isShort: boolean;
}

/** What is kept of a password that is good enough for its owner. */
@Injectable()
export class NewPassword {
  constructor(
    private readonly passwords: Passwords,
    private readonly factors: FactorsReader,
  ) {}

  /** `field` is what a refusal names. @throws DomainError password/too-short, password/common, password/guessable, ... (422) */
  async make(field: string, password: string, { userId, email, name }: PasswordOwner): Promise<MadePassword> {
    const hasFactor = userId !== null && (await this.factors.has(userId));
    const decision = judgePassword({ password, hasFactor, about: [email, name], isCommon: await commonPasswords() });
    if (decision.kind === 'refused') {
      const { code, sentence: message } = decision;
      throw new DomainError('invalid', `password/${code}`, message, { errors: [{ field, code, message }] });
    }
    return { passwordHash: await this.passwords.hash(password), isShort: passwordLength(password) < shortestAlone };
  }
}
