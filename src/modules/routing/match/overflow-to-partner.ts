import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { RulesOfRoute } from './route-rules.js';

// Danger stays with us, where a supervisor was alerted and the crisis line is one key away.
const callersWhoMayGo = `route_id = $1 and state = 'waiting' and inbound_call_id is not null and urgency = 'standard' and partner_asked_at is null`;

const hold = `
  update queue_entry set state = 'keeping', partner_asked_at = $3 where id in (
    select id from queue_entry where ${callersWhoMayGo} and arrived_at <= $2 order by arrived_at limit 50 for update skip locked)
  returning inbound_call_id as "inboundCallId"`;

const firstAfter = `select min(arrived_at) as arrived from queue_entry where ${callersWhoMayGo} and arrived_at > $2`;

/** Callers whom nobody here could take in time: their place is held and the hotline connects them to the site's partner, once. */
@Injectable()
export class OverflowToPartner {
  constructor(private readonly outbox: Outbox) {}

  /** When the next one will have waited long enough; null: nobody, or the site has no partner. */
  async run(tx: Tx, { facts, policy }: RulesOfRoute, at: Date): Promise<Date | null> {
    const { partner } = policy.overflow;
    if (!partner) return null;
    const arrivedBy = new Date(at.getTime() - partner.afterSeconds * 1000);
    const held = await tx.query<{ inboundCallId: string }>(hold, [facts.routeId, arrivedBy, at]);
    await this.outbox.add(
      tx,
      held.map((body) => ({ name: 'CallerOverflowed' as const, body })),
    );
    const [next] = await tx.query<{ arrived: Date | null }>(firstAfter, [facts.routeId, arrivedBy]);
    return next?.arrived ? new Date(next.arrived.getTime() + partner.afterSeconds * 1000) : null;
  }
}
