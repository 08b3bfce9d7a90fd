import { Injectable } from '@nestjs/common';
import type { BegunBenefitsDto } from '../../../contracts/benefits/benefits.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { InsuredSeal } from '../insured-seal.js';
import { BeginTry, type BegunTry } from '../payer/begin-try.js';
import type { RequestRow } from '../request.store.js';
import { ChangeableRequest } from './changeable-request.js';

// So long a call to an insurer takes at the very most; a colleague may begin anew at any time.
const claimMilliseconds = 2 * 3_600_000;

/**
 * A human is about to tell an insurer, or a service outside, that this person asks for treatment: the same disclosure as the program's, so
 * consent is asked about in this instant, and only then are the member number and the names shown.
 */
@Injectable()
export class BeginRequest {
  constructor(
    private readonly database: Database,
    private readonly changeable: ChangeableRequest,
    private readonly beginTry: BeginTry,
    private readonly seal: InsuredSeal,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError benefits/unknown, benefits/not-now, benefits/by-program, benefits/no-consent */
  async run(id: string, staff: StaffPrincipal): Promise<BegunBenefitsDto> {
    const begun = await this.database.transaction(async (tx) => {
      const request = await this.changeable.for(tx, id, 'begin');
      if (request.way === 'electronic')
        throw new DomainError('conflict', 'benefits/by-program', 'The program asks this insurer: turn it to the phone first.');
      const at = this.clock.now();
      const until = new Date(at.getTime() + claimMilliseconds);
      const because = `${staff.name} is asking.`;
      const result = await this.beginTry.run(tx, request, { by: staff.userId, because, until, at });
      const subject = { subjectType: 'benefits-request', subjectId: id };
      const action = result.kind === 'begun' ? 'benefits.begun' : 'benefits.blocked';
      await writeAuditEntry(tx, { userId: staff.userId, action, ...subject });
      return { request, result };
    });
    // After COMMIT: that it is blocked stays written down.
    if (begun.result.kind === 'blocked') throw new DomainError('conflict', 'benefits/no-consent', begun.result.sentence);
    return this.shown(begun.request, begun.result);
  }

  private shown(request: RequestRow, { papers }: BegunTry): BegunBenefitsDto {
    const covers = papers.consents.map((consent) => consent.text ?? consent.covers);
    return { requestId: request.id, insured: this.seal.open(request), notice: papers.notice.text, covers };
  }
}
