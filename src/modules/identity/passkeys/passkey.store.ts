import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Database, type Tx, violatedConstraint } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import type { PasskeyRow } from '../factors/factors.reader.js';

export interface NewPasskey {
  readonly userId: string;
  readonly name: string;
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
}

export interface KnownPasskey {
  readonly id: string;
  readonly user_id: string;
  readonly credential_id: string;
  readonly public_key: Buffer;
  readonly counter: number;
  readonly transports: string[];
}

const known = `p.id, p.user_id, p.credential_id, p.public_key, p.counter::float8 as counter, p.transports`;

/** Public keys: a copy of this table signs nobody in. */
@Injectable()
export class PasskeyStore {
  constructor(private readonly database: Database) {}

  /** @throws DomainError passkey/known (409) */
  async insert(tx: Tx, { userId, name, credentialId, publicKey, counter, transports }: NewPasskey): Promise<PasskeyRow> {
    const text = `
      insert into staff_passkey (id, user_id, name, credential_id, public_key, counter, transports)
      values ($1, $2, $3, $4, $5, $6, $7) returning id, name, created_at, last_used_at`;
    const values = [uuid(), userId, name.trim(), credentialId, Buffer.from(publicKey), counter, transports];
    const [row] = await tx.query<PasskeyRow>(text, values).catch((error: unknown) => {
      if (violatedConstraint(error) !== 'staff_passkey_credential_unique') throw error;
      throw new DomainError('conflict', 'passkey/known', 'This passkey is set up already.');
    });
    return row!;
  }

  /** Of an active user, held until COMMIT: its counter grows by one use after the other. */
  async lock(tx: Tx, credentialId: string): Promise<KnownPasskey | null> {
    const text = `
      select ${known} from staff_passkey p join staff_user u on u.id = p.user_id and u.active where p.credential_id = $1 for update of p`;
    const [row] = await tx.query<KnownPasskey>(text, [credentialId]);
    return row ?? null;
  }

  of(userId: string): Promise<KnownPasskey[]> {
    return this.database.query<KnownPasskey>(`select ${known} from staff_passkey p where p.user_id = $1`, [userId]);
  }

  async used(tx: Tx, id: string, counter: number): Promise<void> {
    await tx.query('update staff_passkey set counter = $2, last_used_at = now() where id = $1', [id, counter]);
  }

  /** False: this user has no such passkey. */
  async remove(tx: Tx, userId: string, id: string): Promise<boolean> {
    return (await tx.query('delete from staff_passkey where user_id = $1 and id = $2 returning id', [userId, id])).length === 1;
  }
}
