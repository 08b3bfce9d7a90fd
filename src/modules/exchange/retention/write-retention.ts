import { Injectable } from '@nestjs/common';
import type { RetentionDto, WriteRetentionDto } from '../../../contracts/admin/retention.dto.js';
import { retentionClasses, retentionTable, type Retention } from '../../../core/retention/retention-classes.js';
import { retentionProblems } from '../../../core/retention/retention-problems.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { RetentionStore } from './retention.store.js';

const classes = retentionClasses.map((name) => {
  const { what, unit, least, most, from, source } = retentionTable[name];
  return { name, what, unit, least, most, from, source };
});

/** An installation decides for how long it keeps what, within the law. */
@Injectable()
export class WriteRetention {
  constructor(
    private readonly database: Database,
    private readonly store: RetentionStore,
    private readonly clock: Clock,
  ) {}

  async shown(): Promise<RetentionDto> {
    return { ...(await this.store.shown()), classes };
  }

  /** @throws DomainError retention/refused (422), which lists all that is wrong */
  async run({ kept, reason }: WriteRetentionDto, { userId }: StaffPrincipal): Promise<RetentionDto> {
    const errors = retentionProblems(kept).map((problem) => ({ ...problem, field: `kept.${problem.field}` }));
    if (errors.length > 0)
      throw new DomainError('invalid', 'retention/refused', 'This is not how long things are kept.', { errors });
    await this.database.transaction(async (tx) => {
      const body = kept as Retention;
      const version = await this.store.insertNext(tx, { body, reason: reason.trim(), userId, at: this.clock.now() });
      const detail = { version, kept: body, reason: reason.trim() };
      const subject = { subjectType: 'retention', subjectId: String(version) };
      await writeAuditEntry(tx, { userId, action: 'retention.written', ...subject, detail });
    });
    return this.shown();
  }
}
