import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';

interface GivenNumber {
  readonly id: string;
  readonly personId: string;
  readonly e164: string;
  readonly extension: string | null;
  /** Null: the system may call it. */
  readonly whyNotAutomatic: string | null;
  readonly at: Date;
}

const add = `
  insert into phone_number (id, person_id, e164, extension, automatic_calls, why_not_automatic, created_at)
  values ($1, $2, $3, $4, $5::text is null, $5, $6) on conflict on constraint phone_number_e164_unique do nothing returning id`;

const share = `
  insert into shared_number (phone_number_id, person_id, why_not_automatic, since, by_user_id)
  select n.id, $1, $3, $4, $5 from phone_number n where n.e164 = $2 and n.person_id not in (select family_of($1))
  on conflict do nothing returning phone_number_id as id`;

/** More numbers of a person, and who shares them. */
@Injectable()
export class NumberStore {
  /** Null: somebody has it already. */
  async add(tx: Tx, { id, personId, e164, extension, whyNotAutomatic, at }: GivenNumber): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(add, [id, personId, e164, extension, whyNotAutomatic, at]);
    return row?.id ?? null;
  }

  /** A number that another person has. Null: it is theirs, or shared with them, already. */
  async share(tx: Tx, { personId, e164, whyNotAutomatic, at }: GivenNumber, userId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(share, [personId, e164, whyNotAutomatic, at, userId]);
    return row?.id ?? null;
  }
}
