import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { CounsellorStore } from '../../counsellors/index.js';
import type { CallRow } from '../call.store.js';
import { LegStore } from '../legs/leg.store.js';
import type { Receiver } from './find-receiver.js';
import { HandOverStore } from './hand-over.store.js';

/** Writes the intent to ring who is to have the person. A counsellor is reserved meanwhile, so that nobody is offered to them. */
@Injectable()
export class RingReceiver {
  constructor(
    private readonly legs: LegStore,
    private readonly handOvers: HandOverStore,
    private readonly counsellors: CounsellorStore,
    private readonly outbox: Outbox,
  ) {}

  async intend(tx: Tx, call: CallRow, receiver: Receiver, at: Date): Promise<string> {
    const [site] = await tx.query<{ phone_number: string }>('select phone_number from site where id = $1', [call.site_id]);
    const legId = uuid();
    await this.legs.intend(tx, {
      id: legId,
      party: receiver.counsellorId ? 'counsellor' : 'outside',
      offerId: null,
      callId: call.id,
      label: `hand-over-${(await this.handOvers.countOf(tx, call.id)) + 1}`,
      to: receiver.to,
      from: site!.phone_number,
      at,
    });
    const { counsellorId } = receiver;
    if (counsellorId) await this.counsellors.setPresence(tx, { counsellorId, to: 'offered', by: 'routing', at });
    await this.outbox.add(tx, [{ name: 'place-leg', body: { legId } }]);
    return legId;
  }
}
