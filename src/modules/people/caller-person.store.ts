import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { SuppressionStore } from './suppression/suppression.store.js';

/** Reads and writes what the phone tells of a person: whose number it is, a number they typed, whether we may leave a voicemail there. */
@Injectable()
export class CallerPersonStore {
  constructor(private readonly suppressions: SuppressionStore) {}

  /** Somebody who gives neither name nor number: a thread that only a return code leads back to. */
  async addNameless(tx: Tx, { personId, language, at }: { personId: string; language: string; at: Date }): Promise<string> {
    await tx.query('insert into person (id, language, created_at) values ($1, $2, $3)', [personId, language, at]);
    return personId;
  }

  async byNumber(tx: Tx, e164: string): Promise<{ personId: string; language: string } | null> {
    const [row] = await tx.query<{ personId: string; language: string }>(
      `select coalesce(p.merged_into, p.id) as "personId", p.language from phone_number n join person p on p.id = n.person_id where n.e164 = $1`,
      [e164],
    );
    return row ?? null;
  }

  /** The person's number `e164`, else their newest; null when they have none. */
  async numberOf(tx: Tx, personId: string, e164: string | null): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(
      `select id from phone_number where person_id in (select family_of($1)) order by e164 is not distinct from $2 desc, created_at desc, id desc limit 1`,
      [personId, e164],
    );
    return row?.id ?? null;
  }

  /** Gives the person one more number, which they typed themselves. Null when somebody else has it: then it is not taken from them. */
  async addNumber(tx: Tx, number: { id: string; personId: string; e164: string; at: Date }): Promise<string | null> {
    await tx.query(
      `insert into phone_number (id, person_id, e164, automatic_calls, created_at) values ($1, $2, $3, true, $4)
       on conflict on constraint phone_number_e164_unique do nothing`,
      [number.id, number.personId, number.e164, number.at],
    );
    const [row] = await tx.query<{ id: string }>(
      'select id from phone_number where e164 = $1 and person_id in (select family_of($2))',
      [number.e164, number.personId],
    );
    return row?.id ?? null;
  }

  /** False for a number that somebody told us to leave alone, or that only a human may dial. */
  async mayBeDialled(tx: Tx, e164: string): Promise<boolean> {
    if ((await tx.query('select from phone_number where e164 = $1 and not automatic_calls', [e164])).length > 0) return false;
    return (await this.suppressions.inForce(tx, e164)).every(({ channel }) => channel !== 'call');
  }

  /** Nobody had this number before `since`: whoever named it then speaks for it. */
  async isNewSince(tx: Tx, phoneNumberId: string, since: Date): Promise<boolean> {
    return (await tx.query('select from phone_number where id = $1 and created_at >= $2', [phoneNumberId, since])).length > 0;
  }

  async voicemailAllowed(tx: Tx, phoneNumberId: string): Promise<boolean | null> {
    const [row] = await tx.query<{ allowed: boolean | null }>(
      'select voicemail_allowed as allowed from phone_number where id = $1',
      [phoneNumberId],
    );
    return row?.allowed ?? null;
  }

  async allowVoicemail(tx: Tx, phoneNumberId: string, allowed: boolean): Promise<void> {
    await tx.query('update phone_number set voicemail_allowed = $2 where id = $1', [phoneNumberId, allowed]);
  }
}
