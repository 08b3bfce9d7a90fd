import { Injectable } from '@nestjs/common';
import type { DialListDto, DialListEntryDto } from '../../../contracts/dial-list.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { CallbackStore } from '../callback.store.js';
import { CallingFactsReader } from '../due/calling-facts.reader.js';

const mostEntries = 500;

const due = `
  select c.id as "callbackId", p.display_name as name, n.e164 as "phoneNumber", n.extension, p.language, c.urgency,
    c.promised_by as "promisedBy", c.because, n.id as "phoneNumberId"
  from callback c join person p on p.id = c.person_id join phone_number n on n.id = c.phone_number_id
  where c.state in ('scheduled', 'queued') and c.due_at <= $1
  order by c.urgency = 'urgent' desc, c.promised_by, c.id limit ${mostEntries}`;

type DueRow = DialListEntryDto & { readonly phoneNumberId: string };

/**
 * Who is to be called now, with whole numbers: for dialling by hand while the carrier is away (B-079). Each number shown is on record,
 * as with a reveal; whom we may not call at this moment is not on it.
 */
@Injectable()
export class DialListReadModel {
  constructor(
    private readonly database: Database,
    private readonly callbacks: CallbackStore,
    private readonly facts: CallingFactsReader,
    private readonly clock: Clock,
  ) {}

  /** The numbers leave this method only after COMMIT. */
  reveal(staff: StaffPrincipal): Promise<DialListDto> {
    return this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const entries: DialListEntryDto[] = [];
      for (const { phoneNumberId, ...entry } of await tx.query<DueRow>(due, [at])) {
        if (!(await this.mayBeCalled(tx, entry.callbackId, at))) continue;
        await writeAuditEntry(tx, {
          userId: staff.userId,
          action: 'phone-number.revealed',
          subjectType: 'callback',
          subjectId: entry.callbackId,
          detail: { phoneNumberId, reason: 'dial-list' },
        });
        entries.push(entry);
      }
      return { at: at.toISOString(), entries };
    });
  }

  private async mayBeCalled(tx: Tx, callbackId: string, at: Date): Promise<boolean> {
    const callback = await this.callbacks.lock(tx, callbackId);
    return callback !== null && (await this.facts.mayCall(tx, callback, at)).kind === 'yes';
  }
}
