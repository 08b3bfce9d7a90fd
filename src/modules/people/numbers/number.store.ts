import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';

interface SharedNumber {
  readonly personId: string;
  readonly e164: string;
  /** Null: the system may call it. */
  readonly whyNotAutomatic: string | null;
  readonly at: Date;
}

const share = `
  insert into shared_number (phone_number_id, person_id, why_not_automatic, since, by_user_id)
  select n.id, $1, $3, $4, $5 from phone_number n where n.e164 = $2 and n.person_id not in (select family_of($1))
  on conflict do nothing returning phone_number_id as id`;

/** Numbers that staff write down, and who shares them. */
@Injectable()
export class NumberStore {
  /** As whom they are known now; null when there is no such person. */
  async lockPerson(tx: Tx, personId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(
      'select coalesce(merged_into, id) as id from person where id = $1 for no key update',
      [personId],
    );
    return row?.id ?? null;
  }

  /** A number that another person has. Null: it is theirs, or shared with them, already. */
  async share(tx: Tx, { personId, e164, whyNotAutomatic, at }: SharedNumber, userId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(share, [personId, e164, whyNotAutomatic, at, userId]);
    return row?.id ?? null;
  }
}
