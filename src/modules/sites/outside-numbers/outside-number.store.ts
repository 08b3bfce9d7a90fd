import { Injectable } from '@nestjs/common';
import type { OutsideKind } from '../../../core/people/outside-kinds.js';
import type { Tx } from '../../../platform/database/database.js';

export interface NewOutsideNumber {
  readonly id: string;
  readonly siteId: string;
  readonly kind: OutsideKind;
  readonly name: string;
  /** E.164. */
  readonly phoneNumber: string;
}

const insert = 'insert into outside_number (id, site_id, kind, name, phone_number) values ($1, $2, $3, $4, $5)';
const remove = `
  update outside_number set removed_at = coalesce(removed_at, $3) where id = $1 and site_id = $2 returning removed_at = $3 as "now"`;

@Injectable()
export class OutsideNumberStore {
  async insert(tx: Tx, { id, siteId, kind, name, phoneNumber }: NewOutsideNumber): Promise<void> {
    await tx.query(insert, [id, siteId, kind, name, phoneNumber]);
  }

  /** `before`: it had been removed already. */
  async remove(tx: Tx, siteId: string, id: string, at: Date): Promise<'removed' | 'before' | 'unknown'> {
    const [row] = await tx.query<{ now: boolean }>(remove, [id, siteId, at]);
    if (!row) return 'unknown';
    return row.now ? 'removed' : 'before';
  }
}
