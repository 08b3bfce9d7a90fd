import { Injectable } from '@nestjs/common';
import type { LeadReplayDto, ReplayDto } from '../../../contracts/exchange/replay.dto.js';
import { readingChanges, type LeadReading, type ReadingChange } from '../../../core/exchange/reading-changes.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import type { ReadLead } from '../../leads/index.js';
import { ReadAgain } from './read-again.js';
import { RaiseDanger } from './raise-danger.js';
import { ReplayedLeadStore, type ReplayedLead } from './replayed-lead.store.js';

/**
 * Reads the raw body of a lead again, after a rule was fixed, and corrects what had been read out of it. There is no second lead,
 * callback or consent of it; the raw body and every earlier reading are kept.
 */
@Injectable()
export class ReplayLead {
  constructor(
    private readonly database: Database,
    private readonly leads: ReplayedLeadStore,
    private readonly readAgain: ReadAgain,
    private readonly raiseDanger: RaiseDanger,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError lead/unknown (404), lead/erased, replay/unreadable (409), and lead/invalid (422) for what would be refused today */
  run(leadId: string, { reason, dryRun = false }: ReplayDto, staff: StaffPrincipal): Promise<LeadReplayDto> {
    return this.database.transaction(async (tx) => {
      const lead = await this.leads.lock(tx, leadId);
      if (!lead) throw await this.noLead(tx, leadId);
      const read = await this.readAgain.lead(lead);
      const changes = readingChanges(readingThen(lead, read), readingNow(read));
      const dangerFound = changes.some(({ field }) => field === 'dangerSigns');
      if (!dryRun) await this.apply(tx, lead, read, { changes, dangerFound, reason: reason.trim(), userId: staff.userId });
      return { leadId, dryRun, dangerFound, changes: changes.map((change) => ({ ...change })) };
    });
  }

  private async noLead(tx: Tx, leadId: string): Promise<DomainError> {
    if (await this.leads.wasErased(tx, leadId))
      return new DomainError('conflict', 'lead/erased', 'Whoever sent this was erased since: nothing is left to be read.');
    return new DomainError('not-found', 'lead/unknown', 'There is no such lead.');
  }

  private async apply(
    tx: Tx,
    lead: ReplayedLead,
    read: ReadLead,
    {
      changes,
      dangerFound,
      reason,
      userId,
    }: { changes: readonly ReadingChange[]; dangerFound: boolean; reason: string; userId: string },
  ): Promise<void> {
    const at = this.clock.now();
    if (changes.some(({ applied }) => applied)) {
      await this.leads.correct(tx, lead, read);
      await this.leads.keep(tx, lead, userId, reason, changes, at);
    }
    if (dangerFound) await this.raiseDanger.run(tx, lead, at);
    const detail = { reason, fields: changes.map(({ field }) => field) };
    await writeAuditEntry(tx, { userId, action: 'lead.replayed', subjectType: 'lead', subjectId: lead.id, detail });
  }
}

/** Number and ZIP are the person's: one that they have is the one that was read. */
function readingThen({ before, numbers, zips }: ReplayedLead, { phone, zip }: ReadLead): LeadReading {
  return {
    ...before,
    phone: numbers.includes(phone.e164) ? phone.e164 : (numbers[0] ?? ''),
    // Of somebody with ten ZIPs no more are kept.
    zip: zip === null || zips.includes(zip) || zips.length >= 10 ? zip : (zips.at(-1) ?? null),
  };
}

function readingNow(read: ReadLead): LeadReading {
  const { phone, name, dangerSigns, email, emailUsable, message, zip, language, aboutSomeoneElse, preferredTime } = read;
  const told = { email, emailUsable, message, zip, language, aboutSomeoneElse, preferredTime };
  return { ...told, phone: phone.e164, name: name.display, dangerSigns: dangerSigns.map(({ sign }) => sign) };
}
