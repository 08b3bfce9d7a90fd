import { Injectable } from '@nestjs/common';
import type { HandOverDto } from '../../../contracts/calls/in-call.dto.js';
import type { ReceiverKind } from '../../../core/calls/hand-over-rules.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';

export type HandOverState = 'ringing' | 'briefing' | 'confirmed' | 'not-reached' | 'cancelled' | 'dropped' | 'done';

export interface HandOverRow {
  id: string;
  call_id: string;
  kind: ReceiverKind;
  outside_number_id: string | null;
  to_counsellor_id: string | null;
  to_number: string;
  name: string;
  leg_id: string;
  state: HandOverState;
  consent_note: string | null;
  started_by: string;
  started_at: Date;
  answered_at: Date | null;
  confirmed_at: Date | null;
  ended_at: Date | null;
  end_reason: string | null;
}

export type NewHandOver = Pick<
  HandOverRow,
  | 'id'
  | 'call_id'
  | 'kind'
  | 'outside_number_id'
  | 'to_counsellor_id'
  | 'to_number'
  | 'name'
  | 'leg_id'
  | 'consent_note'
  | 'started_by'
> & { readonly at: Date };

/** Writes hand-overs. A partial unique index makes one open hand-over per call a fact; every change tells the others. */
@Injectable()
export class HandOverStore {
  constructor(private readonly outbox: Outbox) {}

  async insert(tx: Tx, row: NewHandOver): Promise<void> {
    await tx.query(
      `insert into hand_over (id, call_id, kind, outside_number_id, to_counsellor_id, to_number, name, leg_id, consent_note, started_by, started_at, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'ringing')`,
      [
        row.id,
        row.call_id,
        row.kind,
        row.outside_number_id,
        row.to_counsellor_id,
        row.to_number,
        row.name,
        row.leg_id,
        row.consent_note,
        row.started_by,
        row.at,
      ],
    );
    await this.tell(tx, row.id, row.call_id, 'ringing');
  }

  /** The call has to be locked before. */
  async openOf(tx: Tx, callId: string): Promise<HandOverRow | null> {
    const [row] = await tx.query<HandOverRow>('select * from hand_over where call_id = $1 and ended_at is null', [callId]);
    return row ?? null;
  }

  async latestOf(db: Pick<Tx, 'query'>, callId: string): Promise<HandOverRow | null> {
    const [row] = await db.query<HandOverRow>(
      'select * from hand_over where call_id = $1 order by started_at desc, id desc limit 1',
      [callId],
    );
    return row ?? null;
  }

  async ofLeg(tx: Tx, legId: string): Promise<HandOverRow | null> {
    const [row] = await tx.query<HandOverRow>('select * from hand_over where leg_id = $1', [legId]);
    return row ?? null;
  }

  async countOf(tx: Tx, callId: string): Promise<number> {
    const [row] = await tx.query<{ n: number }>('select count(*)::int as n from hand_over where call_id = $1', [callId]);
    return row!.n;
  }

  async proceed(tx: Tx, row: HandOverRow, to: 'briefing' | 'confirmed', at: Date): Promise<void> {
    await tx.query(
      `update hand_over set state = $2, answered_at = coalesce(answered_at, $3),
         confirmed_at = case when $2 = 'confirmed' then $3 end where id = $1 and ended_at is null`,
      [row.id, to, at],
    );
    await this.tell(tx, row.id, row.call_id, to);
  }

  async end(
    tx: Tx,
    row: HandOverRow,
    to: 'not-reached' | 'cancelled' | 'dropped' | 'done',
    reason: string,
    at: Date,
  ): Promise<void> {
    await tx.query('update hand_over set state = $2, ended_at = $3, end_reason = $4 where id = $1 and ended_at is null', [
      row.id,
      to,
      at,
      reason,
    ]);
    await this.tell(tx, row.id, row.call_id, to);
  }

  private tell(tx: Tx, handOverId: string, callId: string, state: HandOverState): Promise<void> {
    return this.outbox.add(tx, [{ name: 'HandOverChanged', body: { handOverId, callId, state } }]);
  }
}

export function toHandOver(row: HandOverRow): HandOverDto {
  return {
    id: row.id,
    callId: row.call_id,
    kind: row.kind,
    name: row.name,
    state: row.state,
    startedAt: row.started_at.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    endReason: row.end_reason,
  };
}
