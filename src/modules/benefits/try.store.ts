import { Injectable } from '@nestjs/common';
import type { RequestWay } from '../../core/benefits/request-table.js';
import { Sealer } from '../../platform/crypto/sealer.js';
import type { Tx } from '../../platform/database/database.js';

export interface NewTry {
  readonly id: string;
  readonly requestId: string;
  readonly way: RequestWay;
  /** Null: the program. */
  readonly byUserId: string | null;
  /** Written in the same transaction: what was told, by which consent, with which notice. */
  readonly disclosureId: string;
  readonly at: Date;
}

export interface EndedTry {
  readonly outcome: string;
  readonly sentence: string;
  /** A code for the operator; null: none. */
  readonly detail: string | null;
  /** What came and does not count; kept sealed. */
  readonly raw: string | null;
  readonly at: Date;
}

const insert = `
  insert into benefits_try (id, request_id, way, by_user_id, disclosure_id, begun_at) values ($1, $2, $3, $4, $5, $6) returning control`;
const end = `
  update benefits_try set outcome = $2, sentence = $3, detail = $4, raw = $5, ended_at = $6 where id = $1 and ended_at is null`;
const letGo = `
  update benefits_try set outcome = 'unknown', sentence = 'It broke off: whether the insurer was asked is not known.', ended_at = $2
  where request_id = $1 and ended_at is null`;
const open = `select id, by_user_id as "byUserId" from benefits_try where request_id = $1 and ended_at is null`;

/** Every time that an insurer was told something, written before it is told. */
@Injectable()
export class TryStore {
  constructor(private readonly sealer: Sealer) {}

  /** Its number, of which no two are the same. One that was left open has broken off. */
  async begin(tx: Tx, { id, requestId, way, byUserId, disclosureId, at }: NewTry): Promise<number> {
    await tx.query(letGo, [requestId, at]);
    const [row] = await tx.query<{ control: number }>(insert, [id, requestId, way, byUserId, disclosureId, at]);
    return row!.control;
  }

  async end(tx: Tx, id: string, { outcome, sentence, detail, raw, at }: EndedTry): Promise<void> {
    const place = { table: 'benefits_try', column: 'raw', row: id };
    await tx.query(end, [id, outcome, sentence, detail, raw === null ? null : this.sealer.seal(Buffer.from(raw), place), at]);
  }

  /** Nobody goes on with it. */
  async letGo(tx: Tx, requestId: string, at: Date): Promise<void> {
    await tx.query(letGo, [requestId, at]);
  }

  async openOf(tx: Tx, requestId: string): Promise<{ readonly id: string; readonly byUserId: string | null } | null> {
    const [row] = await tx.query<{ id: string; byUserId: string | null }>(open, [requestId]);
    return row ?? null;
  }
}
