import { Injectable } from '@nestjs/common';
import type { RefusedReplayDto, ReplayDto } from '../../../../contracts/exchange/replay.dto.js';
import { writeAuditEntry } from '../../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../../platform/auth/principal.js';
import { Clock } from '../../../../platform/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { DomainError } from '../../../../platform/http/domain-error.js';
import { LeadBatcher, type LeadDraft } from '../../../leads/index.js';
import { ReadAgain } from '../read-again.js';
import { RefusedSubmissionStore, type KeptSubmission } from './refused-submission.store.js';

/** Makes a lead of a submission that was refused by a rule that was wrong: once, whoever asks and however often. */
@Injectable()
export class ReplayRefused {
  constructor(
    private readonly database: Database,
    private readonly submissions: RefusedSubmissionStore,
    private readonly readAgain: ReadAgain,
    private readonly batcher: LeadBatcher,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError refused-submission/unknown (404), refused-submission/replayed and refused-submission/sent-again (409) */
  async run(id: string, { reason, dryRun = false }: ReplayDto, staff: StaffPrincipal): Promise<RefusedReplayDto> {
    const kept = await this.submissions.open(id);
    if (!kept) throw new DomainError('not-found', 'refused-submission/unknown', 'There is no such submission, or no longer.');
    if (kept.leadId !== null) throw replayed(kept.leadId);
    const read = await this.readAgain.refused(kept);
    if (Array.isArray(read))
      return { id, dryRun, accepted: false, errors: read.map(({ field, code }) => ({ field, code })), leadId: null };
    if (dryRun) return { id, dryRun, accepted: true, errors: [], leadId: null };
    const leadId = await this.write(read as LeadDraft);
    await this.note(kept, leadId, reason.trim(), staff.userId);
    return { id, dryRun, accepted: true, errors: [], leadId };
  }

  /** The lead that it is now: ours, or the one that the website has made of it since under the same key. */
  private async write(draft: LeadDraft): Promise<string> {
    const result = await this.batcher.write(draft).catch(async (error: unknown) => {
      const rows = await this.database.query('select from lead where id = $1', [draft.id]);
      if (rows.length === 0) throw error;
      return null; // a death before the note of it, or somebody who was quicker
    });
    if (result === null) return draft.id;
    if (result.kind === 'captured' || result.kind === 'replayed') return (JSON.parse(result.body) as { id: string }).id;
    const message = 'The website has sent it again with corrections, or is sending it now: there is nothing to make good.';
    throw new DomainError('conflict', 'refused-submission/sent-again', message);
  }

  private async note({ id, sourceId }: KeptSubmission, leadId: string, reason: string, userId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await this.submissions.replayed(tx, id, leadId, userId, this.clock.now()))) throw replayed(leadId);
      const detail = { reason, leadId, sourceId };
      const action = 'refused-submission.replayed';
      await writeAuditEntry(tx, { userId, action, subjectType: 'refused-submission', subjectId: id, detail });
    });
  }
}

function replayed(leadId: string): DomainError {
  const message = 'This submission is a lead already.';
  return new DomainError('conflict', 'refused-submission/replayed', message, { extra: { leadId } });
}
