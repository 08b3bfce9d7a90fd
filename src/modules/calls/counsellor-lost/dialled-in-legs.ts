import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox, type OutboxMessage } from '../../../platform/outbox/outbox.js';
import type { Flow } from '../../../telephony/flow.js';
import { TelephonyProvider } from '../../../telephony/telephony-provider.js';
import { ScriptDirectory } from '../../sites/index.js';
import type { CallRow } from '../call.store.js';
import { CallerLegStore } from '../legs/caller-leg.store.js';
import { LegStore, type LegRow } from '../legs/leg.store.js';

/** Legs of counsellors that no request of ours made: the browser came by itself. */
@Injectable()
export class DialledInLegs {
  constructor(
    private readonly legs: LegStore,
    private readonly callers: CallerLegStore,
    private readonly telephony: TelephonyProvider,
    private readonly scripts: ScriptDirectory,
    private readonly outbox: Outbox,
  ) {}

  /** The leg of this call of the carrier, made at the first time. Its label is its own: the one before may still be in the room. */
  async ofCarrier(tx: Tx, call: CallRow, carrierSid: string, identity: string, at: Date): Promise<LegRow> {
    await tx.query(
      `insert into call_leg (id, party, call_id, to_number, from_number, state, carrier_sid, intended_at, answered_at, label)
       select $1, 'counsellor', $2, $3, s.phone_number, 'in-progress', $4, $5, $5,
         'counsellor-in-' || 1 + (select count(*) from call_leg l where l.call_id = $2 and l.party = 'counsellor')
       from site s where s.id = $6 on conflict do nothing`,
      [uuid(), call.id, this.telephony.addressOf(identity), carrierSid, at, call.site_id],
    );
    return (await this.callers.bySid(tx, carrierSid))!;
  }

  async hangUpOthers(tx: Tx, leg: LegRow, at: Date): Promise<void> {
    const others = (await this.legs.liveLegsOfCall(tx, leg.call_id!)).filter(
      (one) => one.party === 'counsellor' && one.id !== leg.id && one.to_number === leg.to_number,
    );
    await this.legs.requestHangUp(
      tx,
      others.map(({ id }) => id),
      at,
    );
    await this.outbox.add(
      tx,
      others.map(({ id }): OutboxMessage => ({ name: 'end-leg', body: { legId: id } })),
    );
  }

  /** A sentence, so that whoever dialled in knows that the phone works and the call is not there. */
  async refuse(tx: Tx, userId: string | null): Promise<{ legId: string; flow: Flow }> {
    const [site] = await tx.query<{ id: string }>(
      'select r.site_id as id from counsellor_route c join route r on r.id = c.route_id where c.counsellor_id = $1 limit 1',
      [userId],
    );
    const hangUp = { kind: 'hang-up' } as const;
    if (!site) return { legId: uuid(), flow: [hangUp] };
    const line = await this.scripts.line(site.id, 'en', 'counsellor.no-call-of-yours');
    return { legId: uuid(), flow: [{ kind: 'say', line }, hangUp] };
  }
}
