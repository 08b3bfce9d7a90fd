import { Injectable } from '@nestjs/common';
import type { RecordingDto } from '../../../contracts/calls/in-call.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { RaiseAlert } from '../../alerts/index.js';
import type { CallRow } from '../call.store.js';
import { StaffCall } from '../in-call/staff-call.js';
import { ControlRecording } from './control-recording.js';
import { RecordingStore, type RecordingRow, type RecordingState } from './recording.store.js';

interface OnCall {
  readonly call: CallRow;
  readonly row: RecordingRow;
}

/** Pauses, goes on with, or stops the recording of a talk. A pause that fails is loud, tried once more, and then the recording is stopped. */
@Injectable()
export class PauseRecording {
  constructor(
    private readonly database: Database,
    private readonly staffCall: StaffCall,
    private readonly recordings: RecordingStore,
    private readonly control: ControlRecording,
    private readonly raiseAlert: RaiseAlert,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError call/…, recording/none; the answer's state says whether it is paused or had to be stopped. */
  async pause(callId: string, staff: StaffPrincipal): Promise<RecordingDto> {
    const { call, row } = await this.begin(callId, staff, 'recording.paused');
    if (await this.control.run(row, 'paused')) return this.settle(row, 'paused');
    await this.tellOfFailure(call, row);
    if (await this.control.run(row, 'paused')) return this.settle(row, 'paused');
    return this.stopNow(row);
  }

  /** @throws DomainError call/…, recording/none, recording/not-resumed */
  async resume(callId: string, staff: StaffPrincipal): Promise<RecordingDto> {
    const { row } = await this.begin(callId, staff, 'recording.resumed');
    if (await this.control.run(row, 'in-progress')) return this.settle(row, 'in-progress');
    throw new DomainError('unavailable', 'recording/not-resumed', 'The recording did not go on. Try again, or go on without it.');
  }

  async stop(callId: string, staff: StaffPrincipal): Promise<RecordingDto> {
    const { row } = await this.begin(callId, staff, 'recording.stopped');
    return this.stopNow(row);
  }

  private begin(callId: string, staff: StaffPrincipal, action: string): Promise<OnCall> {
    return this.database.transaction(async (tx) => {
      const call = await this.staffCall.lockOpen(tx, callId, staff);
      const row = await this.recordings.openOfCall(tx, callId);
      if (!row) throw new DomainError('conflict', 'recording/none', 'This call is not being recorded.');
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action,
        subjectType: 'call',
        subjectId: callId,
        detail: { recordingId: row.id },
      });
      return { call, row };
    });
  }

  private async tellOfFailure(call: CallRow, row: RecordingRow): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.recordings.tell(tx, row, 'pause-failed');
      await this.raiseAlert.run(tx, {
        siteId: call.site_id,
        kind: 'recording-pause-failed',
        subjectType: 'recording',
        subjectId: row.id,
        sentence: 'A recording did not pause: the counsellor has to wait before anything private is said.',
        at: this.clock.now(),
      });
    });
  }

  private async stopNow(row: RecordingRow): Promise<RecordingDto> {
    const answer = await this.settle(row, 'stopping');
    if (!(await this.control.run(row, 'stopped')))
      await this.database.transaction((tx) => this.outbox.add(tx, [{ name: 'stop-recording', body: { recordingId: row.id } }]));
    return answer;
  }

  private settle(before: RecordingRow, to: RecordingState): Promise<RecordingDto> {
    return this.database.transaction(async (tx) => {
      const row = (await this.recordings.lock(tx, before.id))!;
      const isOpen = ['intended', 'in-progress', 'paused', 'stopping'].includes(row.state);
      const dueAt = to === 'stopping' ? new Date(this.clock.now().getTime() + 60_000) : null;
      if (isOpen) await this.recordings.move(tx, row, to, dueAt);
      return { id: row.id, state: isOpen ? to : row.state };
    });
  }
}
