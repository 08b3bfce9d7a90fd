import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.js';
import { KeyWrapping } from './key-wrapping.js';

const mostAtOnce = 500;
const mostTurns = 20;

const older = `
  select id, wrapped from person_key where wrapping_key_id <> $1 and wrapped is not null limit ${mostAtOnce} for update skip locked`;
const rewrap = `
  update person_key k set wrapped = g.wrapped, wrapping_key_id = $3 from unnest($1::uuid[], $2::bytea[]) as g(id, wrapped) where k.id = g.id`;

/**
 * Wraps data keys anew that are wrapped under an older key of the ring: what they sealed stays as it is. Safe to run twice and at once, and to
 * be killed in between.
 */
@Injectable()
export class RewrapKeys {
  constructor(
    private readonly database: Database,
    private readonly wrapping: KeyWrapping,
  ) {}

  async run(): Promise<void> {
    for (let n = 0; n < mostTurns; n++) if ((await this.database.transaction((tx) => this.some(tx))) < mostAtOnce) return;
  }

  private async some(tx: Tx): Promise<number> {
    const rows = await tx.query<{ id: string; wrapped: Buffer }>(older, [this.wrapping.keyId]);
    if (rows.length === 0) return 0;
    const wrapped = await this.wrapping.wrap(await this.wrapping.unwrap(rows));
    await tx.query(rewrap, [wrapped.map(({ id }) => id), wrapped.map((one) => one.wrapped), this.wrapping.keyId]);
    return rows.length;
  }
}
