import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import type { NumberFacts } from '../../../telephony/telephony-provider.js';

export interface NumberToLookUp {
  readonly e164: string;
  readonly knownSince: Date;
}

const maybeSomebodyElses = 'This number may belong to somebody else now: a person decides.';

// A look-up costs money and time: not for a number that somebody gave us lately (it is theirs), nor for one that nothing contacts by
// itself. What a carrier said is worth 30 days: numbers move between carriers and people (F76).
const outOfDate = `
  n.automatic_calls and greatest(n.created_at, n.confirmed_at) < $1::timestamptz - interval '30 days'
  and (n.looked_up_at is null or n.looked_up_at < $1::timestamptz - interval '30 days')
  and (n.look_up_tried_at is null or n.look_up_tried_at < $1::timestamptz - interval '1 day')
  and not exists (select from suppression s where s.e164 = n.e164 and s.channel = 'call' and s.lifted_at is null)`;

/** What a carrier told of numbers, and when it was asked. */
@Injectable()
export class NumberFactsStore {
  outOfDateOf(db: Pick<Tx, 'query'>, personId: string, at: Date): Promise<{ id: string }[]> {
    return db.query(`select n.id from phone_number n where ${outOfDate} and n.person_id in (select family_of($2))`, [
      at,
      personId,
    ]);
  }

  /** Look-ups that came to nothing a day ago or earlier. */
  failed(db: Pick<Tx, 'query'>, at: Date): Promise<{ id: string }[]> {
    return db.query(
      `select n.id from phone_number n
       where ${outOfDate} and n.look_up_tried_at is not null and (n.looked_up_at is null or n.looked_up_at < n.look_up_tried_at)
       order by n.look_up_tried_at limit 20`,
      [at],
    );
  }

  /** Compare-and-set: whoever gets the number may ask for it, once a day. Null when there is nothing to ask. */
  async claim(db: Pick<Tx, 'query'>, phoneNumberId: string, at: Date): Promise<NumberToLookUp | null> {
    const [number] = await db.query<NumberToLookUp>(
      `update phone_number n set look_up_tried_at = $1 where ${outOfDate} and n.id = $2
       returning n.e164, greatest(n.created_at, n.confirmed_at) as "knownSince"`,
      [at, phoneNumberId],
    );
    return number ?? null;
  }

  /** A number that was given to somebody else is not dialled by itself from now on (F75). */
  async keep(tx: Tx, phoneNumberId: string, { lineType, reassigned }: NumberFacts, at: Date): Promise<void> {
    await tx.query('update phone_number set line_type = $2, reassigned = $3, looked_up_at = $4 where id = $1', [
      phoneNumberId,
      lineType,
      reassigned,
      at,
    ]);
    if (reassigned)
      await tx.query(
        'update phone_number set automatic_calls = false, why_not_automatic = $2 where id = $1 and automatic_calls',
        [phoneNumberId, maybeSomebodyElses],
      );
  }
}
