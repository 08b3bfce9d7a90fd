import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Sealer } from '../../../platform/crypto/sealer.js';
import { Database, type Tx } from '../../../platform/database/database.js';

const retire = 'update webhook_secret set valid_until = $2 where receiver_id = $1 and valid_until is null';
const forget = 'delete from webhook_secret where receiver_id = $1 and valid_until <= $2';
const insert = 'insert into webhook_secret (id, receiver_id, sealed, created_at) values ($1, $2, $3, $4)';
const valid = `
  select id, sealed from webhook_secret where receiver_id = $1 and (valid_until is null or valid_until > $2)
  order by created_at desc, id desc`;

/** We sign with them, so a hash is not enough: they lie sealed. */
@Injectable()
export class SecretStore {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
  ) {}

  async insert(tx: Tx, receiverId: string, secret: string, at: Date): Promise<void> {
    const id = uuid();
    await tx.query(insert, [id, receiverId, this.sealer.seal(Buffer.from(secret), placeOf(id)), at]);
  }

  /** The present one is good until `until`; what ran out before `now` is gone for good. */
  async retire(tx: Tx, receiverId: string, until: Date, now: Date): Promise<void> {
    await tx.query(forget, [receiverId, now]);
    await tx.query(retire, [receiverId, until]);
  }

  /** Newest first. */
  async validAt(receiverId: string, at: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string; sealed: Buffer }>(valid, [receiverId, at]);
    return rows.map(({ id, sealed }) => this.sealer.open(sealed, placeOf(id)).toString());
  }
}

function placeOf(id: string) {
  return { table: 'webhook_secret', column: 'sealed', row: id };
}
