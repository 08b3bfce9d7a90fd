import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { RecordingConsent } from './recording-consent.js';

export type RecordingState =
  'intended' | 'in-progress' | 'paused' | 'stopping' | 'completed' | 'stored' | 'absent' | 'deleting' | 'deleted' | 'failed';

export interface RecordingRow {
  id: string;
  kind: 'voicemail' | 'talk';
  call_id: string | null;
  inbound_call_id: string | null;
  leg_id: string;
  state: RecordingState;
  carrier_sid: string | null;
  fetch_tries: number;
  stop_tries: number;
  deleted_at: Date | null;
}

export interface NewRecording {
  readonly id: string;
  readonly kind: 'voicemail' | 'talk';
  readonly callId: string | null;
  readonly inboundCallId: string | null;
  readonly legId: string;
  readonly consent: RecordingConsent;
  readonly at: Date;
}

const columns = 'id, kind, call_id, inbound_call_id, leg_id, state, carrier_sid, fetch_tries, stop_tries, deleted_at';

/** Writes recordings; the media is read elsewhere. Every change of state tells the others. */
@Injectable()
export class RecordingStore {
  constructor(private readonly outbox: Outbox) {}

  /** False when one with this id, or an open one of this call, exists already. */
  async intend(tx: Tx, recording: NewRecording): Promise<boolean> {
    const rows = await tx.query(
      `insert into recording (id, kind, call_id, inbound_call_id, leg_id, consent, state, intended_at)
       values ($1, $2, $3, $4, $5, $6, 'intended', $7) on conflict do nothing returning id`,
      [
        recording.id,
        recording.kind,
        recording.callId,
        recording.inboundCallId,
        recording.legId,
        JSON.stringify(recording.consent),
        recording.at,
      ],
    );
    return rows.length === 1;
  }

  async lock(tx: Tx, recordingId: string): Promise<RecordingRow | null> {
    const [row] = await tx.query<RecordingRow>(`select ${columns} from recording where id = $1 for update`, [recordingId]);
    return row ?? null;
  }

  async openOfCall(tx: Tx, callId: string): Promise<RecordingRow | null> {
    const [row] = await tx.query<RecordingRow>(
      `select ${columns} from recording where call_id = $1 and kind = 'talk'
         and state in ('intended', 'in-progress', 'paused', 'stopping') for update`,
      [callId],
    );
    return row ?? null;
  }

  ofCall(tx: Tx, callId: string): Promise<RecordingRow[]> {
    return tx.query<RecordingRow>(`select ${columns} from recording where call_id = $1 order by id for update`, [callId]);
  }

  async adopt(tx: Tx, recordingId: string, carrierSid: string): Promise<void> {
    await tx.query('update recording set carrier_sid = coalesce(carrier_sid, $2) where id = $1', [recordingId, carrierSid]);
  }

  /** `dueAt`: when somebody has to look at it again; null when it rests. */
  async move(tx: Tx, row: RecordingRow, to: RecordingState, dueAt: Date | null): Promise<void> {
    await tx.query('update recording set state = $2, due_at = $3 where id = $1', [row.id, to, dueAt]);
    if (row.state !== to) await this.tell(tx, row, to);
  }

  /** Told to everybody without being a state: such as a pause that did not work. */
  async tell(tx: Tx, row: RecordingRow, state: string): Promise<void> {
    await this.outbox.add(tx, [
      { name: 'RecordingChanged', body: { recordingId: row.id, callId: row.call_id, inboundCallId: row.inbound_call_id, state } },
    ]);
  }

  async keepSeconds(tx: Tx, recordingId: string, seconds: number | null): Promise<void> {
    await tx.query('update recording set seconds = coalesce($2, seconds) where id = $1', [recordingId, seconds]);
  }

  async keepMedia(tx: Tx, recordingId: string, sealed: Buffer, contentType: string, at: Date): Promise<void> {
    await tx.query('update recording set media = $2, content_type = $3, fetched_at = $4 where id = $1', [
      recordingId,
      sealed,
      contentType,
      at,
    ]);
  }

  async countTry(tx: Tx, recordingId: string, what: 'fetch' | 'stop', dueAt: Date | null): Promise<void> {
    await tx.query(`update recording set ${what}_tries = ${what}_tries + 1, due_at = $2 where id = $1`, [recordingId, dueAt]);
  }

  /** No sound of it remains with us; why stays. */
  async forget(tx: Tx, recordingId: string, because: string): Promise<void> {
    await tx.query('update recording set media = null, content_type = null, delete_because = $2 where id = $1', [
      recordingId,
      because,
    ]);
  }

  async goneAtCarrier(tx: Tx, recordingId: string, at: Date): Promise<void> {
    await tx.query('update recording set deleted_at = coalesce(deleted_at, $2), due_at = null where id = $1', [recordingId, at]);
  }
}
