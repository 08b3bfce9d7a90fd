import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { PhoneNumberDecision } from '../../../core/people/phone-number.js';
import type { Tx } from '../../../platform/database/database.js';
import { NumberStore } from '../numbers/number.store.js';

type ReadNumber = Extract<PhoneNumberDecision, { kind: 'accepted' }>;

const theirs = 'select id from phone_number where e164 = $1 and person_id in (select family_of($2))';

/** A person gives one more number of theirs. */
@Injectable()
export class AddNumber {
  constructor(private readonly numbers: NumberStore) {}

  /** The number's id, also when it was theirs before; null when somebody else has it: a number alone merges nobody. */
  async run(tx: Tx, personId: string, { e164, extension, whyNotAutomatic }: ReadNumber, at: Date): Promise<string | null> {
    const added = await this.numbers.add(tx, { id: uuid(), personId, e164, extension, whyNotAutomatic, at });
    if (added !== null) return added;
    // A statement of its own: it sees what another transaction committed while the first one waited.
    const [known] = await tx.query<{ id: string }>(theirs, [e164, personId]);
    return known?.id ?? null;
  }
}
