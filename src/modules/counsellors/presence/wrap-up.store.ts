import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';

/** Writes the times of a wrap-up that is going on. */
@Injectable()
export class WrapUpStore {
  constructor(private readonly outbox: Outbox) {}

  /** It lasts until `until` from now on; `restUntil` as it was when it is left out. */
  async prolong(tx: Tx, counsellorId: string, until: Date, extension?: { readonly restUntil: Date }): Promise<void> {
    await tx.query(
      `update counsellor set presence_until = $2, overdue_since = null,
         rest_until = coalesce($3, rest_until), extensions = extensions + case when $3::timestamptz is null then 0 else 1 end
       where id = $1`,
      [counsellorId, until, extension?.restUntil ?? null],
    );
    await this.endAt(tx, counsellorId, until);
    await this.tell(tx, counsellorId);
  }

  /** The time is up and the outcome is missing: nothing but the outcome, or the counsellor, ends it now. */
  async markOverdue(tx: Tx, counsellorId: string, since: Date): Promise<void> {
    await tx.query('update counsellor set presence_until = null, overdue_since = $2 where id = $1', [counsellorId, since]);
    await this.tell(tx, counsellorId);
  }

  async endAt(tx: Tx, counsellorId: string, until: Date): Promise<void> {
    await this.outbox.add(tx, [{ name: 'end-wrap-up', body: { counsellorId }, runAt: until }]);
  }

  private async tell(tx: Tx, counsellorId: string): Promise<void> {
    await this.outbox.add(tx, [{ name: 'PresenceChanged', body: { counsellorId, presence: 'wrap-up' } }]);
  }
}
