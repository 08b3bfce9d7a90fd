import { Injectable } from '@nestjs/common';
import { GuardedFetch } from '../../../platform/egress/guarded-fetch.js';
import { DomainError } from '../../../platform/http/domain-error.js';

/** Refuses early what would be refused at every try (B-089). Nobody relies on it: each connection is checked again. */
@Injectable()
export class OutsideAddress {
  constructor(private readonly outside: GuardedFetch) {}

  /** Its host, which is all of it that may be logged: the rest can hold a secret of the receiver. Throws `webhook/address` (422). */
  async accept(url: string): Promise<string> {
    const message = await this.outside.problemWith(url);
    if (message === null) return new URL(url).host;
    throw new DomainError('invalid', 'webhook/address', message, {
      errors: [{ field: 'url', code: 'webhook/address', message }],
    });
  }
}
