import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { ReachCounsellor } from '../counsellors/index.js';
import { LegStore } from './legs/leg.store.js';
import { PlaceLeg } from './legs/place-leg.js';

interface OfferToRing {
  from_number: string;
  call_id: string | null;
}

// A phone that still rings for the offer before is left alone: the sweep comes back in a moment. The number that people dial is the one
// that rings: a counsellor can save it once. An offer accepted by a click before its phone rang has a call already.
const offerToRing = `
  select s.phone_number as from_number, k.id as call_id
  from offer o
    join queue_entry e on e.id = o.queue_entry_id
    join route r on r.id = e.route_id
    join site s on s.id = r.site_id
    left join callback_attempt a on a.offer_id = o.id
    left join call k on k.attempt_id = a.id and k.ended_at is null
  where o.id = $1 and (o.state = 'pending' or k.id is not null)
    and not exists (select from call_leg l where l.offer_id = o.id or (l.to_number = $2 and l.ended_at is null))
  for update of o`;

const unrung = `
  select o.id from (
      select id from offer where state = 'pending'
      union select a.offer_id from call k join callback_attempt a on a.id = k.attempt_id where k.ended_at is null
    ) open join offer o using (id)
  where o.offered_at < $1 and not exists (select from call_leg l where l.offer_id = o.id)`;

/** An offer was made: ring its counsellor's phone, once. The leg stands as the intent before the carrier is asked. Safe to run twice or late. */
@Injectable()
export class RingCounsellor {
  constructor(
    private readonly database: Database,
    private readonly legs: LegStore,
    private readonly placeLeg: PlaceLeg,
    private readonly reach: ReachCounsellor,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(offerId: string): Promise<void> {
    const legId = await this.intend(offerId);
    if (legId) await this.placeLeg.run(legId);
  }

  /** The sweep's way: the carrier is asked by a job, at the carrier's pace. */
  async again(offerId: string): Promise<void> {
    const legId = await this.intend(offerId);
    if (legId) await this.database.transaction((tx) => this.outbox.add(tx, [{ name: 'place-leg', body: { legId } }]));
  }

  private intend(offerId: string): Promise<string | null> {
    return this.database.transaction(async (tx) => {
      const address = await this.addressOf(tx, offerId);
      const [offer] = address === null ? [] : await tx.query<OfferToRing>(offerToRing, [offerId, address]);
      if (!offer) return null;
      const leg = {
        id: uuid(),
        party: 'counsellor' as const,
        offerId,
        callId: offer.call_id,
        to: address!,
        from: offer.from_number,
      };
      return (await this.legs.intend(tx, { ...leg, at: this.clock.now() })) ? leg.id : null;
    });
  }

  private async addressOf(tx: Tx, offerId: string): Promise<string | null> {
    const [offer] = await tx.query<{ counsellor_id: string }>('select counsellor_id from offer where id = $1', [offerId]);
    return offer ? this.reach.addressOf(tx, offer.counsellor_id) : null;
  }

  /** Offers that nobody was rung for, although they are older than a reaction should take. */
  unrung(): Promise<{ id: string }[]> {
    return this.database.query(unrung, [new Date(this.clock.now().getTime() - 2000)]);
  }
}
