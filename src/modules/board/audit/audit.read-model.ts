import { Injectable } from '@nestjs/common';
import type { AuditEntryDto, AuditFilterDto, AuditPageDto } from '../../../contracts/admin/audit.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';

type Row = Omit<AuditEntryDto, 'at'> & { readonly at: Date };

const search = `
  select e.id, e.at, e.user_id as "userId", u.name as by, e.action, e.subject_type as "subjectType", e.subject_id as "subjectId", e.detail
  from audit_entry e left join staff_user u on u.id = e.user_id
  where ($1::uuid is null or e.user_id = $1) and ($2::text is null or e.subject_id = $2)
    and ($3::text is null or starts_with(e.action, $3)) and ($4::timestamptz is null or e.at >= $4) and ($5::timestamptz is null or e.at < $5)
    and ($6::text is null or (e.at, e.id) < (select at, id from audit_entry where id::text = $6))
  order by e.at desc, e.id desc limit $7`;

/** Who did what and who read what, newest first. */
@Injectable()
export class AuditReadModel {
  constructor(private readonly database: Database) {}

  /** To look is itself on record, before anything is shown. A cursor that is no entry any more ends the list. */
  async search(filter: AuditFilterDto, staff: StaffPrincipal): Promise<AuditPageDto> {
    const { userId = null, subjectId = null, action = null, from = null, to = null, cursor = null, limit } = filter;
    return this.database.transaction(async (tx) => {
      const rows = await tx.query<Row>(search, [userId, subjectId, action, from, to, cursor, limit + 1]);
      const items = rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() }));
      const detail = { userId, subjectId, action, from, to };
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'audit.searched',
        subjectType: 'audit',
        subjectId: subjectId ?? 'audit',
        detail,
      });
      return { items, next: rows.length > limit ? items.at(-1)!.id : null };
    });
  }
}
