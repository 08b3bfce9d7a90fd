import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { LegStore, type CallRow } from '../../calls/index.js';

interface Numbers {
  to_number: string;
  from_number: string;
}

const numbersOf = `
  select n.e164 as to_number, s.phone_number as from_number
  from callback c join phone_number n on n.id = c.phone_number_id join site s on s.id = c.site_id where c.id = $1`;

/** Writes the intent to ring the person into the call's room. */
@Injectable()
export class PersonLeg {
  constructor(
    private readonly legs: LegStore,
    private readonly outbox: Outbox,
  ) {}

  async intend(tx: Tx, call: CallRow, at: Date): Promise<void> {
    const [numbers] = await tx.query<Numbers>(numbersOf, [call.callback_id]);
    const legId = uuid();
    const leg = {
      id: legId,
      party: 'person' as const,
      offerId: null,
      callId: call.id,
      to: numbers!.to_number,
      from: numbers!.from_number,
      at,
    };
    if (!(await this.legs.intend(tx, leg))) throw new Error(`Another leg is ringing the person of call ${call.id}`);
    const { callback_id: callbackId, person_id: personId, attempt_id: attemptId } = call;
    await this.outbox.add(tx, [
      { name: 'place-leg', body: { legId } },
      { name: 'PersonDialled', body: { callbackId, personId, attemptId } },
    ]);
  }
}
