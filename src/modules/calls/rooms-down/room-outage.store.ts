import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../../../platform/database/database.js';

interface RoomOutageRow {
  readonly id: string;
  readonly failed_at: Date;
}

/** Writes when the carrier's rooms failed. One outage is open at a time, and every process sees it. */
@Injectable()
export class RoomOutageStore {
  async open(db: Pick<Tx, 'query'>): Promise<RoomOutageRow | null> {
    const [row] = await db.query<RoomOutageRow>('select id, failed_at from room_outage where ended_at is null');
    return row ?? null;
  }

  /** @returns the id of the outage that begins with it; null when one was open, which only lasts longer now. */
  async failed(tx: Tx, at: Date): Promise<string | null> {
    const [begun] = await tx.query<{ id: string }>(
      `insert into room_outage (id, began_at, failed_at) values ($1, $2, $2)
       on conflict ((true)) where ended_at is null do nothing returning id`,
      [uuid(), at],
    );
    if (!begun) await tx.query('update room_outage set failed_at = greatest(failed_at, $1) where ended_at is null', [at]);
    return begun?.id ?? null;
  }

  /** False when another leg failed meanwhile, or somebody else has ended it. */
  async end(tx: Tx, { id, failed_at: failedAt }: RoomOutageRow, at: Date): Promise<boolean> {
    const rows = await tx.query(
      'update room_outage set ended_at = $3 where id = $1 and failed_at <= $2 and ended_at is null returning id',
      [id, failedAt, at],
    );
    return rows.length === 1;
  }
}
