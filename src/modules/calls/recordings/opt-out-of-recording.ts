import { Injectable } from '@nestjs/common';
import type { RecordingDto } from '../../../contracts/calls/in-call.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { StaffCall } from '../in-call/staff-call.js';
import { ControlRecording } from './control-recording.js';
import { RecordingStore, type RecordingRow } from './recording.store.js';

/** The person does not want to be recorded after all: it stops, and no sound of this call remains anywhere. The call goes on. */
@Injectable()
export class OptOutOfRecording {
  constructor(
    private readonly database: Database,
    private readonly staffCall: StaffCall,
    private readonly recordings: RecordingStore,
    private readonly control: ControlRecording,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError call/unknown, recording/none */
  async run(callId: string, staff: StaffPrincipal): Promise<RecordingDto> {
    const rows = await this.database.transaction((tx) => this.forgetAll(tx, callId, staff));
    for (const row of rows) await this.control.run(row, 'stopped');
    return { id: rows.at(-1)!.id, state: 'deleting' };
  }

  private async forgetAll(tx: Tx, callId: string, staff: StaffPrincipal): Promise<RecordingRow[]> {
    await this.staffCall.lock(tx, callId, staff);
    const rows = await this.recordings.ofCall(tx, callId);
    if (rows.length === 0) throw new DomainError('conflict', 'recording/none', 'This call was not recorded.');
    await writeAuditEntry(tx, { userId: staff.userId, action: 'recording.opted-out', subjectType: 'call', subjectId: callId });
    for (const row of rows) {
      await this.recordings.forget(tx, row.id, 'opt-out');
      if (row.state === 'deleted') continue;
      await this.recordings.move(tx, row, 'deleting', this.clock.now());
      await this.outbox.add(tx, [{ name: 'delete-recording', body: { recordingId: row.id } }]);
    }
    return rows;
  }
}
