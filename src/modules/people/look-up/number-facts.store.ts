import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { SuppressionStore } from '../suppression/suppression.store.js';
import type { NumberFacts } from '../../../telephony/telephony-provider.js';

export interface NumberToLookUp {
  readonly e164: string;
  readonly knownSince: Date;
}

interface ListedNumber {
  readonly id: string;
  readonly e164: string;
}

const maybeSomebodyElses = 'This number may belong to somebody else now: a person decides.';

// A look-up costs money and time: not for a number that somebody gave us lately (it is theirs), nor for one that nothing contacts by
// itself. What a carrier said is worth 30 days: numbers move between carriers and people (F76).
const outOfDate = `
  n.automatic_calls and greatest(n.created_at, n.confirmed_at) < $1::timestamptz - interval '30 days'
  and (n.looked_up_at is null or n.looked_up_at < $1::timestamptz - interval '30 days')
  and (n.look_up_tried_at is null or n.look_up_tried_at < $1::timestamptz - interval '1 day')`;

/** What a carrier told of numbers, and when it was asked. */
@Injectable()
export class NumberFactsStore {
  constructor(private readonly suppressions: SuppressionStore) {}

  async outOfDateOf(db: Pick<Tx, 'query'>, personId: string, at: Date): Promise<readonly ListedNumber[]> {
    const rows = await db.query<ListedNumber>(
      `select n.id, n.e164 from phone_number n where ${outOfDate} and n.person_id in (select family_of($2))`,
      [at, personId],
    );
    return this.callable(db, rows);
  }

  /** Look-ups that came to nothing a day ago or earlier. */
  async failed(db: Pick<Tx, 'query'>, at: Date): Promise<readonly ListedNumber[]> {
    const rows = await db.query<ListedNumber>(
      `select n.id, n.e164 from phone_number n
       where ${outOfDate} and n.look_up_tried_at is not null and (n.looked_up_at is null or n.looked_up_at < n.look_up_tried_at)
       order by n.look_up_tried_at limit 20`,
      [at],
    );
    return this.callable(db, rows);
  }

  /** Compare-and-set: whoever gets the number may ask for it, once a day. Null when there is nothing to ask. */
  async claim(db: Pick<Tx, 'query'>, phoneNumberId: string, at: Date): Promise<NumberToLookUp | null> {
    const [number] = await db.query<NumberToLookUp>(
      `update phone_number n set look_up_tried_at = $1 where ${outOfDate} and n.id = $2
       returning n.e164, greatest(n.created_at, n.confirmed_at) as "knownSince"`,
      [at, phoneNumberId],
    );
    return number && (await this.callable(db, [number])).length > 0 ? number : null;
  }

  /** Nothing is asked about a number that nobody may call. */
  private async callable<Number extends { readonly e164: string }>(
    db: Pick<Tx, 'query'>,
    numbers: readonly Number[],
  ): Promise<readonly Number[]> {
    const kept: Number[] = [];
    for (const number of numbers) {
      const suppressions = await this.suppressions.inForce(db, number.e164);
      if (suppressions.every(({ channel }) => channel !== 'call')) kept.push(number);
    }
    return kept;
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
