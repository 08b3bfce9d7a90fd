import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';

export interface NewAlert {
  readonly id: string;
  readonly siteId: string | null;
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly sentence: string;
  readonly at: Date;
  /** One that was raised later than this, acknowledged or not, is enough. */
  readonly unlessRaisedSince?: Date;
}

const insert = `
  insert into alert (id, site_id, kind, subject_type, subject_id, sentence, raised_at)
  select $1, $2, $3, $4, $5, $6, $7
  where not exists (select from alert where kind = $3 and subject_id = $5 and raised_at > $8)
  on conflict (kind, subject_id) where acknowledged_at is null do nothing
  returning id`;

const acknowledge = `
  update alert set acknowledged_at = $3, acknowledged_by = $2 where id = $1 and acknowledged_at is null returning id`;

const end = `
  update alert set acknowledged_at = $3 where kind = $1 and subject_id = $2 and acknowledged_at is null returning id`;

@Injectable()
export class AlertStore {
  /** False: the same thing has an open alert already, or had one lately. */
  async insert(tx: Tx, alert: NewAlert): Promise<boolean> {
    const { id, siteId, kind, subjectType, subjectId, sentence, at, unlessRaisedSince = null } = alert;
    const values = [id, siteId, kind, subjectType, subjectId, sentence, at, unlessRaisedSince];
    return (await tx.query(insert, values)).length === 1;
  }

  /** Nobody acknowledged it. Null: there is none open. */
  async end(tx: Tx, kind: string, subjectId: string, at: Date): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(end, [kind, subjectId, at]);
    return row?.id ?? null;
  }

  /** `before`: somebody was quicker. */
  async acknowledge(tx: Tx, id: string, by: string, at: Date): Promise<'acknowledged' | 'before' | 'unknown'> {
    if ((await tx.query(acknowledge, [id, by, at])).length === 1) return 'acknowledged';
    return (await tx.query('select id from alert where id = $1', [id])).length === 1 ? 'before' : 'unknown';
  }
}
