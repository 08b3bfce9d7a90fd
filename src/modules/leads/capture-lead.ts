import { Injectable } from '@nestjs/common';
import { DomainError } from '../../platform/http/domain-error.js';
import { DraftLead, type LeadSubmission } from './read/draft-lead.js';
import { KeepLead } from './keep-lead.js';

const longestKey = 255;

/** One inquiry as it arrived: kept raw, promised a callback, answered once it is durable: in the database, or on our disk while that is away. */
@Injectable()
export class CaptureLead {
  constructor(
    private readonly draftLead: DraftLead,
    private readonly keepLead: KeepLead,
  ) {}

  /** @throws DomainError invalid, idempotency_mismatch, idempotency_in_flight, lead/not-kept */
  async run(submission: LeadSubmission): Promise<{ status: number; body: string; replayed: boolean }> {
    if (submission.idempotencyKey !== null && !/^[\x21-\x7e]{1,255}$/.test(submission.idempotencyKey)) {
      throw new DomainError(
        'malformed',
        'idempotency_key_invalid',
        `Idempotency-Key must be 1 to ${longestKey} visible ASCII characters.`,
      );
    }
    const result = await this.keepLead.run(await this.draftLead.run(submission));
    switch (result.kind) {
      case 'captured':
      case 'replayed':
        return { status: result.status, body: result.body, replayed: result.kind === 'replayed' };
      case 'mismatch':
        throw new DomainError(
          'invalid',
          'idempotency_mismatch',
          'This Idempotency-Key was used for a different request: use a new key. The first lead is untouched.',
        );
      case 'in-flight':
        throw new DomainError(
          'conflict',
          'idempotency_in_flight',
          'The first request with this Idempotency-Key is still running: ask again.',
          {
            retryAfterSeconds: 1,
          },
        );
    }
  }
}
