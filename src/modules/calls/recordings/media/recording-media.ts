import { Injectable } from '@nestjs/common';
import { may } from '../../../../core/access/permissions.js';
import { writeAuditEntry } from '../../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../../platform/auth/principal.js';
import { Sealer } from '../../../../platform/crypto/sealer.js';
import { Database } from '../../../../platform/database/database.js';
import { DomainError } from '../../../../platform/http/domain-error.js';
import { mediaPlace } from './media-place.js';

interface Kept {
  media: Buffer;
  content_type: string;
  counsellor_id: string | null;
}

const kept = `
  select r.media, r.content_type, c.counsellor_id
  from recording r left join call c on c.id = r.call_id where r.id = $1 and r.state = 'stored' and r.media is not null`;

/** Opens a recording for who may hear it: whoever leads the floor and the counsellor of the call. On the record. */
@Injectable()
export class RecordingMedia {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
  ) {}

  /** @throws DomainError recording/unknown */
  async open(recordingId: string, staff: StaffPrincipal): Promise<{ bytes: Buffer; contentType: string }> {
    const row = await this.database.transaction(async (tx) => {
      const [found] = await tx.query<Kept>(kept, [recordingId]);
      const isTheirs = found && (found.counsellor_id === staff.userId || may(staff.roles, 'work-of-others'));
      if (!isTheirs) throw new DomainError('not-found', 'recording/unknown', 'There is no such recording for you.');
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'recording.heard',
        subjectType: 'recording',
        subjectId: recordingId,
      });
      return found;
    });
    return { bytes: this.sealer.open(row.media, mediaPlace(recordingId)), contentType: row.content_type };
  }
}
