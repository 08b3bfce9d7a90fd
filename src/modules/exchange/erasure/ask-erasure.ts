import { Injectable } from '@nestjs/common';
import type { AskErasureDto, ErasureDto } from '../../../contracts/people/erasure.dto.js';
import { mayErase } from '../../../core/retention/may-erase.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { asProgram } from '../../../platform/database/asker.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { EraseLocked } from './erase-locked.js';
import { ErasureFactsReader } from './erasure-facts.reader.js';
import { RefuseErasure } from './refuse-erasure.js';

/**
 * Somebody wants to be forgotten (B-103). Either all that is kept of them goes, in this one transaction, or it is said what is in the
 * way and until when, and the record is restricted from that moment on. Both are on record.
 */
@Injectable()
export class AskErasure {
  constructor(
    private readonly database: Database,
    private readonly facts: ErasureFactsReader,
    private readonly erase: EraseLocked,
    private readonly refuse: RefuseErasure,
    private readonly clock: Clock,
  ) {}

  /** Asked once more for somebody who is gone, it tells when that was. @throws DomainError person/unknown (404), erasure/refused (409) */
  async run(personId: string, asked: AskErasureDto, staff: StaffPrincipal): Promise<ErasureDto> {
    const outcome = await asProgram(() => this.decide(personId, asked, staff));
    // The refusal is kept, and so is the restriction: both have committed.
    if (outcome instanceof DomainError) throw outcome;
    return outcome;
  }

  /** What goes includes rows that nobody who answers for privacy may read. */
  private decide(personId: string, asked: AskErasureDto, staff: StaffPrincipal): Promise<ErasureDto | DomainError> {
    return this.database.transaction(async (tx) => {
      const record = await this.facts.lock(tx, personId);
      if (!record) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
      const { personIds, erasedAt } = record;
      if (erasedAt) return this.erase.before(tx, personIds);
      const at = this.clock.now();
      const { askedBy } = asked;
      const request = { askedBy, reason: asked.reason.trim(), personIds, byUserId: staff.userId, at };
      const decision = mayErase(await this.facts.read(tx, personIds), at);
      return decision.kind === 'erase' ? this.erase.run(tx, request) : this.refuse.run(tx, request, decision);
    });
  }
}
