import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';

export interface Finding {
  readonly carrierSid: string;
  readonly kind: 'call' | 'recording' | 'text' | 'number';
  /** Says what was found and what came of it; no number and no name. */
  readonly explanation: string;
  readonly inboundCallId: string | null;
  readonly needsHuman: boolean;
}

/** What is looked at: `calls` each minute, `day` once a day, `answered` whenever the carrier answers, `down` while it does not. */
export type LookKind = 'calls' | 'day' | 'answered' | 'down';

/** Writes what was found at the carrier, and how far we have looked. */
@Injectable()
export class CarrierBookStore {
  /** False: it was found before. What a finding says first stands, so that a second look changes nothing. */
  async find(tx: Tx, { carrierSid, kind, explanation, inboundCallId, needsHuman }: Finding, at: Date): Promise<boolean> {
    const rows = await tx.query(
      `insert into carrier_finding (carrier_sid, kind, found_at, explanation, inbound_call_id, needs_human)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning carrier_sid`,
      [carrierSid, kind, at, explanation, inboundCallId, needsHuman],
    );
    return rows.length === 1;
  }

  async isFound(db: Pick<Tx, 'query'>, carrierSid: string): Promise<boolean> {
    return (await db.query('select from carrier_finding where carrier_sid = $1', [carrierSid])).length > 0;
  }

  /** It is as it should be again. */
  async forget(tx: Tx, carrierSids: readonly string[]): Promise<void> {
    await tx.query('delete from carrier_finding where carrier_sid = any($1)', [carrierSids]);
  }

  async lookedUntil(db: Pick<Tx, 'query'>, kind: LookKind): Promise<Date | null> {
    const [row] = await db.query<{ looked_until: Date }>('select looked_until from carrier_look where kind = $1', [kind]);
    return row?.looked_until ?? null;
  }

  async setLook(db: Pick<Tx, 'query'>, kind: LookKind, until: Date): Promise<void> {
    await db.query(
      `insert into carrier_look (kind, looked_until) values ($1, $2) on conflict (kind) do update set looked_until = excluded.looked_until`,
      [kind, until],
    );
  }

  async endLook(db: Pick<Tx, 'query'>, kind: LookKind): Promise<boolean> {
    return (await db.query('delete from carrier_look where kind = $1 returning kind', [kind])).length > 0;
  }
}

/** An alert is about an id: the same one for the same thing at the carrier. */
export function subjectOf(carrierId: string): string {
  const hex = createHash('sha256').update(carrierId).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
