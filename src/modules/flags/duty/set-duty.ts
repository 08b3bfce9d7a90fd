import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { SetDutyDto } from '../../../contracts/screening/duty.dto.js';
import { may } from '../../../core/access/permissions.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { instantIn } from '../../../platform/http/instant-in.js';
import { DutyStore } from './duty.store.js';

const longestHours = 24;

/** Who of the clinicians can be asked, from when until when. It always ends: nobody is on duty because they forgot. */
@Injectable()
export class SetDuty {
  constructor(
    private readonly database: Database,
    private readonly duty: DutyStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError duty/others (403), duty/not-a-clinician, duty/times (422) */
  run({ userId, from, until }: SetDutyDto, staff: StaffPrincipal): Promise<void> {
    const now = this.clock.now();
    const startsAt = from === undefined ? now : instantIn('from', from, now);
    const endsAt = instantIn('until', until, now);
    if (endsAt <= startsAt || endsAt <= now || endsAt.getTime() - startsAt.getTime() > longestHours * 3_600_000)
      throw invalid('duty/times', `until must lie after from, ahead of us, and at most ${longestHours} hours later.`, 'until');
    if (userId !== staff.userId && !may(staff.roles, 'keep-directories'))
      throw new DomainError('forbidden', 'duty/others', 'Only a manager puts somebody else on duty.');
    return this.database.transaction(async (tx) => {
      if (!(await this.duty.isClinician(tx, userId)))
        throw invalid('duty/not-a-clinician', 'userId must be of an active clinician.', 'userId');
      const id = uuid();
      await this.duty.add(tx, { id, userId, startsAt, endsAt, byUserId: staff.userId });
      const detail = { userId, startsAt, endsAt };
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'clinical-duty.set',
        subjectType: 'clinical-duty',
        subjectId: id,
        detail,
      });
    });
  }

  /** @throws DomainError duty/unknown (404) */
  end(id: string, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await this.duty.end(tx, id, this.clock.now())))
        throw new DomainError('not-found', 'duty/unknown', 'There is no such duty that is not over.');
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'clinical-duty.ended',
        subjectType: 'clinical-duty',
        subjectId: id,
      });
    });
  }
}

function invalid(code: string, message: string, field: string): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ field, code, message }] });
}
