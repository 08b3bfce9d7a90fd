import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { PhoneNumberDecision } from '../../../core/people/phone-number.js';
import type { Tx } from '../../../platform/database/database.js';

type ReadNumber = Extract<PhoneNumberDecision, { kind: 'accepted' }>;

const add = `
  insert into phone_number (id, person_id, e164, extension, automatic_calls, why_not_automatic, created_at)
  values ($1, $2, $3, $4, $5, $6, $7) on conflict on constraint phone_number_e164_unique do nothing returning id`;

/** A person has one more number. */
@Injectable()
export class AddNumber {
  /** The number's id, also when it was theirs before; null when somebody else has it: a number alone merges nobody. */
  async run(tx: Tx, personId: string, number: ReadNumber, at: Date): Promise<string | null> {
    const { e164, extension, automaticCalls, whyNotAutomatic } = number;
    const [added] = await tx.query<{ id: string }>(add, [uuid(), personId, e164, extension, automaticCalls, whyNotAutomatic, at]);
    if (added) return added.id;
    // A statement of its own: it sees what another transaction committed while the first one waited.
    const [known] = await tx.query<{ id: string }>(
      'select id from phone_number where e164 = $1 and person_id in (select family_of($2))',
      [e164, personId],
    );
    return known?.id ?? null;
  }
}
