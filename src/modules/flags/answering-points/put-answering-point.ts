import { Injectable } from '@nestjs/common';
import type { AnsweringPointDto } from '../../../contracts/screening/answering-point.dto.js';
import { readPhoneNumber } from '../../../core/people/phone-number.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { AnsweringPointStore } from './answering-point.store.js';

/** Writes down on which line 911 of a county is reached, and on which day somebody made sure of it. */
@Injectable()
export class PutAnsweringPoint {
  constructor(
    private readonly database: Database,
    private readonly points: AnsweringPointStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError phone/..., answering-point/checked-on (422) */
  run(asked: AnsweringPointDto, staff: StaffPrincipal): Promise<void> {
    const number = readPhoneNumber(asked.phoneNumber, []);
    if (number.kind === 'refused') throw invalid(number.code, number.message, 'phoneNumber');
    if (asked.checkedOn > this.clock.now().toISOString().slice(0, 10))
      throw invalid(
        'answering-point/checked-on',
        'checkedOn lies ahead: name the day on which somebody checked it.',
        'checkedOn',
      );
    const { state, checkedOn } = asked;
    const point = { state, county: asked.county.trim(), phoneNumber: number.e164, checkedOn };
    return this.database.transaction(async (tx) => {
      await this.points.put(tx, point, staff.userId);
      const subjectId = `${point.state} ${point.county}`;
      const entry = { userId: staff.userId, subjectType: 'answering-point', subjectId, detail: { checkedOn: point.checkedOn } };
      await writeAuditEntry(tx, { ...entry, action: 'answering-point.set' });
    });
  }
}

function invalid(code: string, message: string, field: string): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ field, code, message }] });
}
