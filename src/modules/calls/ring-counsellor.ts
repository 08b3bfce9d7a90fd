import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { LegStore } from './leg.store.js';

// The number that people dial is the one that rings: a counsellor can save it once. An offer accepted by a click before its phone
// rang has a call already.
const offerToRing = `
  select c.phone_number as to_number, s.phone_number as from_number, k.id as call_id
  from offer o
    join queue_entry e on e.id = o.queue_entry_id
    join route r on r.id = e.route_id
    join site s on s.id = r.site_id
    join counsellor c on c.id = o.counsellor_id
    left join callback_attempt a on a.offer_id = o.id
    left join call k on k.attempt_id = a.id and k.ended_at is null
  where o.id = $1 and (o.state = 'pending' or k.id is not null) and c.phone_number is not null
    and not exists (select from call_leg l where l.offer_id = o.id)
  for update of o`;

/** An offer was made: ring its counsellor's phone, once. Safe to run twice or late. */
@Injectable()
export class RingCounsellor {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run(offerId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const [offer] = await tx.query<{ to_number: string; from_number: string; call_id: string | null }>(offerToRing, [offerId]);
      if (!offer) return;
      const legId = uuid();
      const leg = {
        id: legId,
        party: 'counsellor' as const,
        offerId,
        callId: null,
        to: offer.to_number,
        from: offer.from_number,
      };
      if (await this.legs.intend(tx, { ...leg, at: this.clock.now() })) {
        await this.outbox.add(tx, [{ name: 'place-leg', body: { legId } }]);
      }
    });
  }

  /** Offers that nobody was rung for, although they are older than a reaction should take. */
  unrung(): Promise<{ id: string }[]> {
    return this.database.query(
      `select o.id from offer o
       where o.offered_at < $1 and not exists (select from call_leg l where l.offer_id = o.id)
         and (o.state = 'pending' or exists (
           select from callback_attempt a join call k on k.attempt_id = a.id where a.offer_id = o.id and k.ended_at is null))`,
      [new Date(this.clock.now().getTime() - 2000)],
    );
  }
}
