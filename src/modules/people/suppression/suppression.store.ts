import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { StoppedChannel } from '../../../core/texts/read-text-reply.js';
import { KeyedHash } from '../../../platform/crypto/keyed-hash.js';
import type { Tx } from '../../../platform/database/database.js';

export interface Suppression {
  readonly channel: StoppedChannel;
  readonly because: string;
  readonly since: Date;
  /** When they last said it: only a wish that is newer lifts it. */
  readonly lastSaidAt: Date;
}

// Hashed under every key that we have, and as it stood before it was hashed (see HashSuppressions).
const ofNumber = `(number_hash = any($1::bytea[]) or e164 = $2)`;

// One in force per number and channel: who finds one notes that it was said again, and of two who find none the second waits here.
const suppress = `
  with again as (
    update suppression set said_again_at = greatest(said_again_at, $6)
    where ${ofNumber} and channel = $4 and lifted_at is null returning false as fresh
  ), fresh as (
    insert into suppression (id, number_hash, key_id, channel, because, since)
    select $3, $7::bytea, $8, $4, $5, $6 where not exists (select from again)
    on conflict (number_hash, channel) where lifted_at is null
      do update set said_again_at = greatest(suppression.said_again_at, excluded.since)
    returning id = $3 as fresh
  )
  select fresh from again union all select fresh from fresh`;

const inForce = `
  select channel, because, since, greatest(since, said_again_at) as "lastSaidAt" from suppression
  where ${ofNumber} and lifted_at is null`;

/**
 * What must not reach a number any more, whoever has it. Only a keyed hash of the number is kept (L-307): it says nothing of the person,
 * so it stays when everything about them was erased, and holds for whoever brings the number again.
 */
@Injectable()
export class SuppressionStore {
  constructor(private readonly hashes: KeyedHash) {}

  /** False when it was in force already; its first reason stays, and that it was said again counts against an older wish. */
  async suppress(tx: Tx, e164: string, channel: StoppedChannel, because: string, at: Date): Promise<boolean> {
    const { hash, keyId } = this.hashes.of('phone-number', e164);
    const rows = await tx.query<{ fresh: boolean }>(suppress, [...this.number(e164), uuid(), channel, because, at, hash, keyId]);
    return rows.some(({ fresh }) => fresh);
  }

  /** `because`: only a suppression with this reason. */
  async lift(tx: Tx, e164: string, channel: StoppedChannel, at: Date, because: string | null = null): Promise<void> {
    await tx.query(
      `update suppression set lifted_at = $4
       where ${ofNumber} and channel = $3 and lifted_at is null and ($5::text is null or because = $5)`,
      [...this.number(e164), channel, at, because],
    );
  }

  /** At most one of each channel. */
  inForce(db: Pick<Tx, 'query'>, e164: string): Promise<Suppression[]> {
    return db.query<Suppression>(inForce, this.number(e164));
  }

  /** Under its lock: a stop that is said again meanwhile waits. Null: nothing is in the way on this channel. */
  async lock(tx: Tx, e164: string, channel: StoppedChannel): Promise<Suppression | null> {
    const [row] = await tx.query<Suppression>(`${inForce} and channel = $3 for update`, [...this.number(e164), channel]);
    return row ?? null;
  }

  private number(e164: string): [hashes: readonly Buffer[], e164: string] {
    return [this.hashes.everyOf('phone-number', e164).map(({ hash }) => hash), e164];
  }
}
