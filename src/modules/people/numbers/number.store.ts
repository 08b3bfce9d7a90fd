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

const unshare = `
  with gone as (
    delete from shared_number where phone_number_id = $2 and person_id in (select family_of($1))
    returning person_id, phone_number_id, since)
  select g.person_id as "personId", n.e164, g.since from gone g join phone_number n on n.id = g.phone_number_id order by g.since`;

const isCalledOn = `
  select from callback where person_id in (select family_of($1)) and phone_number_id = $2 and ended_at is null`;

/** A number that was shared with somebody until now. */
export interface EndedShare {
  readonly personId: string;
  readonly e164: string;
  readonly since: Date;
}

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

  /** A number that was not theirs at all; nothing when it is not shared with them. */
  unshare(tx: Tx, personId: string, phoneNumberId: string): Promise<EndedShare[]> {
    return tx.query<EndedShare>(unshare, [personId, phoneNumberId]);
  }

  /** A call to them on it is promised, or going on. */
  async isCalledOn(tx: Tx, personId: string, phoneNumberId: string): Promise<boolean> {
    return (await tx.query(isCalledOn, [personId, phoneNumberId])).length > 0;
  }
}
