import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { RecordingDto } from '../../../contracts/calls/in-call.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { TelephonyProvider, type CreateResult } from '../../../telephony/telephony-provider.js';
import type { CallRow } from '../call.store.js';
import { StaffCall } from '../in-call/staff-call.js';
import type { LegRow } from '../legs/leg.store.js';
import { FindRecordingConsent } from './find-recording-consent.js';
import { RecordingStore } from './recording.store.js';

/** Records the person's side of a talk: only at a site that wants it, and never before the person's consent is stored. */
@Injectable()
export class StartRecording {
  constructor(
    private readonly database: Database,
    private readonly staffCall: StaffCall,
    private readonly findConsent: FindRecordingConsent,
    private readonly recordings: RecordingStore,
    private readonly telephony: TelephonyProvider,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError call/…, recording/off, recording/no-consent, recording/on, recording/not-started */
  async run(callId: string, staff: StaffPrincipal, note: string | null): Promise<RecordingDto> {
    const { recordingId, carrierSid } = await this.database.transaction((tx) => this.intend(tx, callId, staff, note));
    const result = await this.telephony.startRecording({ carrierSid, recordingId });
    return this.database.transaction((tx) => this.keep(tx, recordingId, result));
  }

  private async intend(
    tx: Tx,
    callId: string,
    staff: StaffPrincipal,
    note: string | null,
  ): Promise<{ recordingId: string; carrierSid: string }> {
    const call = await this.staffCall.lockOpen(tx, callId, staff);
    const leg = await this.staffCall.personLeg(tx, call);
    await this.requireWanted(tx, call);
    const recordingId = uuid();
    await this.write(tx, recordingId, leg, staff, note);
    await writeAuditEntry(tx, {
      userId: staff.userId,
      action: 'recording.started',
      subjectType: 'call',
      subjectId: callId,
      detail: { recordingId },
    });
    return { recordingId, carrierSid: leg.carrier_sid };
  }

  private async requireWanted(tx: Tx, call: CallRow): Promise<void> {
    const [site] = await tx.query('select from site where id = $1 and recording_enabled', [call.site_id]);
    if (!site) throw new DomainError('conflict', 'recording/off', 'This site does not record its calls.');
  }

  private async write(tx: Tx, recordingId: string, leg: LegRow, staff: StaffPrincipal, note: string | null): Promise<void> {
    const at = this.clock.now();
    const consent = await this.findConsent.run(tx, leg, staff, note, at);
    if (!consent)
      throw new DomainError(
        'conflict',
        'recording/no-consent',
        'Ask the person whether they agree to be recorded, and note their answer.',
      );
    const { call_id: callId, inbound_call_id: inboundCallId } = leg;
    const written = await this.recordings.intend(tx, {
      id: recordingId,
      kind: 'talk',
      callId,
      inboundCallId,
      legId: leg.id,
      consent,
      at,
    });
    if (!written) throw new DomainError('conflict', 'recording/on', 'This call is being recorded already.');
  }

  /** An unknown outcome stays an intent: the carrier's report will tell, and whatever it began is stopped with the call. */
  private async keep(tx: Tx, recordingId: string, result: CreateResult): Promise<RecordingDto> {
    const row = (await this.recordings.lock(tx, recordingId))!;
    if (result.kind === 'accepted') {
      await this.recordings.adopt(tx, recordingId, result.carrierSid);
      if (row.state === 'intended') await this.recordings.move(tx, row, 'in-progress', null);
    } else if (result.kind !== 'unknown' && row.state === 'intended') {
      await this.recordings.move(tx, row, 'failed', null);
    }
    return { id: recordingId, state: (await this.recordings.lock(tx, recordingId))!.state };
  }
}
