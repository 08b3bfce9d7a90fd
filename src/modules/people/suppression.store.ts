import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { StoppedChannel } from '../../core/texts/read-text-reply.js';
import type { Tx } from '../../platform/database/database.js';

/** What must not reach a number any more, whoever has it. A partial unique index makes one in force per number and channel a fact. */
@Injectable()
export class SuppressionStore {
  /** False when it was in force already; its first reason stays, and that it was said again counts against an older wish. */
  async suppress(tx: Tx, e164: string, channel: StoppedChannel, because: string, at: Date): Promise<boolean> {
    const [row] = await tx.query<{ fresh: boolean }>(
      `insert into suppression (id, e164, channel, because, since) values ($1, $2, $3, $4, $5)
       on conflict (e164, channel) where lifted_at is null
         do update set said_again_at = greatest(suppression.said_again_at, excluded.since)
       returning id = $1 as fresh`,
      [uuid(), e164, channel, because, at],
    );
    return row!.fresh;
  }

  /** `because`: only a suppression with this reason. */
  async lift(tx: Tx, e164: string, channel: StoppedChannel, at: Date, because: string | null = null): Promise<void> {
    await tx.query(
      `update suppression set lifted_at = $3
       where e164 = $1 and channel = $2 and lifted_at is null and ($4::text is null or because = $4)`,
      [e164, channel, at, because],
    );
  }

  /** Who has this number: nobody, or the one person that the unique number belongs to, as whom they are known now. */
  async personOf(tx: Tx, e164: string): Promise<string | null> {
    const [row] = await tx.query<{ person_id: string }>(
      'select coalesce(p.merged_into, p.id) as person_id from phone_number n join person p on p.id = n.person_id where n.e164 = $1',
      [e164],
    );
    return row?.person_id ?? null;
  }
}
