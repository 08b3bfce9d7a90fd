import { Injectable } from '@nestjs/common';
import type { BegunBenefitsDto } from '../../../contracts/benefits/benefits.dto.js';
import type { RequestWay } from '../../../core/benefits/request-table.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { blockedError, Disclose, type DisclosureFrame } from '../../disclosures/index.js';
import { InsuredSeal } from '../insured-seal.js';
import { BeginTry } from '../payer/begin-try.js';
import { HoldUp } from '../payer/hold-up.js';
import type { RequestRow } from '../request.store.js';
import { toDisclosure } from '../to-disclosure.js';
import { ChangeableRequest } from './changeable-request.js';

// So long a call to an insurer takes at the very most; a colleague may begin anew at any time.
const claimFor = 2 * 3_600_000;

/**
 * A human is about to tell an insurer, or a service outside, that this person asks for treatment: the same disclosure as the program's, so
 * it is decided in this instant, and only with its row are the member number and the names shown.
 */
@Injectable()
export class BeginRequest {
  constructor(
    private readonly changeable: ChangeableRequest,
    private readonly disclose: Disclose,
    private readonly beginTry: BeginTry,
    private readonly holdUp: HoldUp,
    private readonly seal: InsuredSeal,
  ) {}

  /** @throws DomainError benefits/unknown, benefits/not-now, benefits/by-program, disclosure/... when it may not be told */
  async run(id: string, staff: StaffPrincipal): Promise<BegunBenefitsDto> {
    const request = await this.changeable.look(id, 'begin');
    requireHumans(request.way);
    const answer = await this.disclose.handOver(toDisclosure(request, staff.userId), async (frame, tx) => {
      await this.begin(tx, request, frame, staff);
      return null;
    });
    if (answer.kind === 'blocked') {
      await this.holdUp.byStaff(id, answer, staff);
      throw blockedError(answer);
    }
    const { disclosureId, notice, scopeText } = answer.frame;
    return { requestId: id, disclosureId, insured: this.seal.open(request), notice: notice.text, scopeText };
  }

  private async begin(
    tx: Tx,
    { id, way }: RequestRow,
    { disclosureId, at }: DisclosureFrame,
    { userId, name }: StaffPrincipal,
  ): Promise<void> {
    const request = await this.changeable.for(tx, id, 'begin');
    if (request.way !== way)
      throw new DomainError(
        'conflict',
        'benefits/not-now',
        'A colleague has just changed how this insurer is asked: look again.',
      );
    await this.beginTry.run(tx, request, { by: userId, because: `${name} is asking.`, disclosureId, at, claimFor });
    const subject = { subjectType: 'benefits-request', subjectId: id, detail: { disclosureId } };
    await writeAuditEntry(tx, { userId, action: 'benefits.begun', ...subject });
  }
}

function requireHumans(way: RequestWay): void {
  if (way === 'electronic')
    throw new DomainError('conflict', 'benefits/by-program', 'The program asks this insurer: turn it to the phone first.');
}
