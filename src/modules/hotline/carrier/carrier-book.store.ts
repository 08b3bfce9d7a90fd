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

interface Settlement {
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

type SettledFinding = Pick<Finding, 'carrierSid' | 'kind'>;

/** What is looked at: `calls` each minute, `day` once a day, `answered` whenever the carrier answers, `down` while it does not. */
export type LookKind = 'calls' | 'day' | 'answered' | 'down';

/** Writes what was found at the carrier, and how far we have looked. */
@Injectable()
export class CarrierBookStore {
  /** False: it was found before. What a finding says first stands, so that a second look changes nothing. */
  async find(tx: Tx, { carrierSid, kind, explanation, inboundCallId, needsHuman }: Finding, at: Date): Promise<boolean> {
    const rows = await tx.query(
      `insert into carrier_finding (id, carrier_sid, kind, found_at, explanation, inbound_call_id, needs_human)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning carrier_sid`,
      [subjectOf(carrierSid), carrierSid, kind, at, explanation, inboundCallId, needsHuman],
    );
    return rows.length === 1;
  }

  async isFound(db: Pick<Tx, 'query'>, carrierSid: string): Promise<boolean> {
    return (await db.query('select from carrier_finding where carrier_sid = $1', [carrierSid])).length > 0;
  }

  /** Compare-and-set: of two who settle it at once, one wins. `unknown` also when nobody had to look at it. */
  async settle(tx: Tx, id: string, { reason, by, at }: Settlement): Promise<SettledFinding | 'before' | 'unknown'> {
    const [settled] = await tx.query<SettledFinding>(
      `update carrier_finding set settled_at = $2, settled_by = $3, settled_reason = $4
       where id = $1 and needs_human and settled_at is null returning carrier_sid as "carrierSid", kind`,
      [id, at, by, reason],
    );
    if (settled) return settled;
    return (await tx.query('select from carrier_finding where id = $1 and needs_human', [id])).length > 0 ? 'before' : 'unknown';
  }

  /** It is as it should be again; what somebody wrote about it stays. */
  async forget(tx: Tx, carrierSids: readonly string[]): Promise<void> {
    await tx.query('delete from carrier_finding where carrier_sid = any($1) and settled_at is null', [carrierSids]);
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

/** An alert is about an id: the same one for the same thing at the carrier (a version 8 UUID, RFC 9562). */
export function subjectOf(carrierId: string): string {
  const hex = createHash('sha256').update(carrierId).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
