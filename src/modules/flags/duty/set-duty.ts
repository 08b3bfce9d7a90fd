import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { SetDutyDto } from '../../../contracts/screening/duty.dto.js';
import { may } from '../../../core/access/permissions.js';
import type { DutyKind } from '../../../core/flags/duty-chain.js';
import { readPhoneNumber } from '../../../core/people/phone-number.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { instantIn } from '../../../platform/http/instant-in.js';
import { DutyStore } from './duty.store.js';

const longestHours = 24;

/** Whom of staff a duty may be given to. */
const rolesOf: Readonly<Record<DutyKind, readonly string[]>> = {
  clinician: ['clinician'],
  supervisor: ['supervisor', 'manager', 'admin'],
  'medical-director': ['clinician', 'manager', 'admin'],
};

/** Who can be asked or reached, and on which phone, from when until when. It always ends: nobody is on duty because they forgot. */
@Injectable()
export class SetDuty {
  constructor(
    private readonly database: Database,
    private readonly duty: DutyStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError duty/others (403), duty/not-a-clinician, duty/role, duty/phone, duty/times (422) */
  run({ userId, from, until, duty = 'clinician', phone, rank = 1 }: SetDutyDto, staff: StaffPrincipal): Promise<void> {
    const now = this.clock.now();
    const startsAt = from === undefined ? now : instantIn('from', from, now);
    const endsAt = instantIn('until', until, now);
    if (endsAt <= startsAt || endsAt <= now || endsAt.getTime() - startsAt.getTime() > longestHours * 3_600_000)
      throw invalid('duty/times', `until must lie after from, ahead of us, and at most ${longestHours} hours later.`, 'until');
    if (userId !== staff.userId && !may(staff.roles, 'keep-directories'))
      throw new DomainError('forbidden', 'duty/others', 'Only a manager puts somebody else on duty.');
    return this.database.transaction(async (tx) => {
      if (!(await this.duty.hasRole(tx, userId, rolesOf[duty]))) throw wrongRole(duty);
      const id = uuid();
      const number = phone === undefined ? null : numberIn(phone, await this.duty.ownNumbers(tx));
      await this.duty.add(tx, { id, userId, duty, phone: number, rank, startsAt, endsAt, byUserId: staff.userId });
      const detail = { userId, duty, rank, isRung: number !== null, startsAt, endsAt };
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

function wrongRole(duty: DutyKind): DomainError {
  if (duty === 'clinician') return invalid('duty/not-a-clinician', 'userId must be of an active clinician.', 'userId');
  return invalid('duty/role', `userId must be of somebody active who is ${rolesOf[duty].join(' or ')}.`, 'userId');
}

/** A machine has to reach it: no extension, nothing abroad. */
function numberIn(phone: string, ownNumbers: readonly string[]): string {
  const number = readPhoneNumber(phone, ownNumbers);
  if (number.kind === 'accepted' && number.automaticCalls) return number.e164;
  throw invalid('duty/phone', 'phone must be a number that we can ring by ourselves: ten digits, without an extension.', 'phone');
}

function invalid(code: string, message: string, field: string): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ field, code, message }] });
}
