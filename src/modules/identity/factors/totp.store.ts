import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type SealedPlace, Sealer } from '../../../platform/crypto/sealer.js';
import type { Tx } from '../../../platform/database/database.js';

export interface TotpRow {
  readonly id: string;
  /** Base32, as an app takes it. */
  readonly secret: string;
}

const placeOf = (row: string): SealedPlace => ({ table: 'staff_totp', column: 'secret', row });

/** What apps with codes share with us, sealed: one that counts, and one that is being set up. */
@Injectable()
export class TotpStore {
  constructor(private readonly sealer: Sealer) {}

  /** In place of what was being set up before; what counts goes on counting. */
  async begin(tx: Tx, userId: string, secret: string): Promise<void> {
    const id = uuid();
    await tx.query('delete from staff_totp where user_id = $1 and confirmed_at is null', [userId]);
    await tx.query('insert into staff_totp (id, user_id, secret) values ($1, $2, $3)', [
      id,
      userId,
      this.sealer.seal(Buffer.from(secret), placeOf(id)),
    ]);
  }

  /** Null: there is none. */
  async find(tx: Tx, userId: string, which: 'confirmed' | 'begun'): Promise<TotpRow | null> {
    const text = 'select id, secret from staff_totp where user_id = $1 and (confirmed_at is not null) = $2';
    const [row] = await tx.query<{ id: string; secret: Buffer }>(text, [userId, which === 'confirmed']);
    return row ? { id: row.id, secret: this.sealer.open(row.secret, placeOf(row.id)).toString() } : null;
  }

  /** It counts from now on, in place of the one before; the code that confirmed it is used. */
  async confirm(tx: Tx, userId: string, id: string, step: number): Promise<void> {
    await tx.query('delete from staff_totp where user_id = $1 and confirmed_at is not null', [userId]);
    await tx.query('update staff_totp set confirmed_at = now(), last_step = $2 where id = $1', [id, step]);
  }

  /** False: a code of this step, or of a later one, was taken already (ASVS 6.5.1). Of two at once, one is taken. */
  async useStep(tx: Tx, id: string, step: number): Promise<boolean> {
    const rows = await tx.query('update staff_totp set last_step = $2 where id = $1 and last_step < $2 returning id', [id, step]);
    return rows.length === 1;
  }

  /** False: there was none. */
  async remove(tx: Tx, userId: string): Promise<boolean> {
    return (
      (await tx.query('delete from staff_totp where user_id = $1 and confirmed_at is not null returning id', [userId])).length > 0
    );
  }
}
