import { Injectable } from '@nestjs/common';
import type { ReviewOpeningDto } from '../../../contracts/people/record-opening.dto.js';
import { mayReviewOpening } from '../../../core/access/review-opening.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { EndAlert } from '../../alerts/index.js';
import { OpeningStore } from './opening.store.js';

/** A colleague says what they found; with that the alert is over. */
@Injectable()
export class ReviewOpening {
  constructor(
    private readonly database: Database,
    private readonly openings: OpeningStore,
    private readonly endAlert: EndAlert,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError record-opening/unknown (404), record-opening/own (403), record-opening/reviewed-already (409) */
  run(id: string, { verdict, note }: ReviewOpeningDto, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const opening = await this.openings.lock(tx, id);
      if (!opening) throw new DomainError('not-found', 'record-opening/unknown', 'Nobody opened a record under this id.');
      const decision = mayReviewOpening(opening, staff.userId);
      if (decision.kind === 'refused')
        throw new DomainError(decision.code === 'record-opening/own' ? 'forbidden' : 'conflict', decision.code, decision.message);
      const at = this.clock.now();
      await this.openings.review(tx, id, { at, userId: staff.userId, verdict, note: note.trim() });
      await this.endAlert.run(tx, 'record-opened', id, at);
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'record-opening.reviewed',
        subjectType: 'record-opening',
        subjectId: id,
        detail: { verdict },
      });
    });
  }
}
