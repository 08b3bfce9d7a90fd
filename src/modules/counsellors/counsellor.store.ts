import { Injectable } from '@nestjs/common';
import type { Presence } from '../../contracts/presence.dto.js';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';

export interface CounsellorRow {
  id: string;
  name: string;
  phone_number: string | null;
  presence: Presence;
  presence_since: Date;
  presence_reason: string | null;
  presence_until: Date | null;
  missed_in_a_row: number;
}

export interface PresenceChange {
  readonly counsellorId: string;
  readonly to: Presence;
  readonly reason?: string | null;
  readonly until?: Date | null;
  readonly at: Date;
}

const columns = 'id, name, phone_number, presence, presence_since, presence_reason, presence_until, missed_in_a_row';

/** Writes counsellors and their presence; every change of presence tells the others. */
@Injectable()
export class CounsellorStore {
  constructor(private readonly outbox: Outbox) {}

  async lock(tx: Tx, counsellorId: string): Promise<CounsellorRow | null> {
    const [row] = await tx.query<CounsellorRow>(`select ${columns} from counsellor where id = $1 for update`, [counsellorId]);
    return row ?? null;
  }

  async setPresence(tx: Tx, change: PresenceChange): Promise<void> {
    await tx.query(
      `update counsellor set presence = $2, presence_reason = $3, presence_until = $4, presence_since = $5,
         missed_in_a_row = case when $2 in ('on-call', 'offline', 'break') then 0 else missed_in_a_row end
       where id = $1`,
      [change.counsellorId, change.to, change.reason ?? null, change.until ?? null, change.at],
    );
    await this.outbox.add(tx, [{ name: 'PresenceChanged', body: { counsellorId: change.counsellorId, presence: change.to } }]);
  }

  /** The offer is gone: available again, or on a break for `breakReason`. Whoever chose otherwise meanwhile keeps their choice. */
  async free(tx: Tx, counsellorId: string, breakReason: string | null, at: Date): Promise<void> {
    if ((await this.lock(tx, counsellorId))?.presence !== 'offered') return;
    await this.setPresence(tx, { counsellorId, to: breakReason ? 'break' : 'available', reason: breakReason, at });
  }

  /** Counts offers missed in a row and returns how many there are; a decline is an answer and begins anew. */
  async countMisses(tx: Tx, counsellorId: string, release: 'declined' | 'missed' | 'not-rung'): Promise<number> {
    const [row] = await tx.query<{ missed: number }>(
      `update counsellor set missed_in_a_row = case $2::text
         when 'missed' then missed_in_a_row + 1 when 'declined' then 0 else missed_in_a_row end
       where id = $1 returning missed_in_a_row as missed`,
      [counsellorId, release],
    );
    return release === 'missed' ? row!.missed : 0;
  }

  async add(
    tx: Tx,
    counsellor: { id: string; name: string; phoneNumber: string | null; routeIds: readonly string[] },
  ): Promise<void> {
    await tx.query('insert into counsellor (id, name, phone_number) values ($1, $2, $3)', [
      counsellor.id,
      counsellor.name,
      counsellor.phoneNumber,
    ]);
    await tx.query('insert into counsellor_route (counsellor_id, route_id) select $1, unnest($2::uuid[])', [
      counsellor.id,
      counsellor.routeIds,
    ]);
  }
}
