import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { SupervisionMode } from '../../../contracts/calls/in-call.dto.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { ReachCounsellor } from '../../counsellors/index.js';
import type { CallRow } from '../call.store.js';
import { LegStore, type LegRow } from '../legs/leg.store.js';

/** A supervisor's own leg in a call: one per supervisor, always rung as a listener. */
@Injectable()
export class SupervisorLegs {
  constructor(
    private readonly legs: LegStore,
    private readonly reach: ReachCounsellor,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError supervise/no-phone */
  async addressOf(tx: Tx, userId: string): Promise<string> {
    const address = await this.reach.addressOf(tx, userId);
    if (!address)
      throw new DomainError(
        'conflict',
        'supervise/no-phone',
        'There is no phone to ring you on: ask an administrator to add yours.',
      );
    return address;
  }

  async live(tx: Tx, callId: string, address: string): Promise<LegRow | null> {
    const legs = await this.legs.liveLegsOfCall(tx, callId);
    return legs.find((leg) => leg.party === 'supervisor' && leg.to_number === address) ?? null;
  }

  async ring(tx: Tx, call: CallRow, address: string, at: Date): Promise<string> {
    const [row] = await tx.query<{ from: string; n: number }>(
      `select s.phone_number as "from",
         (select count(*)::int from call_leg where call_id = $2 and party = 'supervisor') as n
       from site s where s.id = $1`,
      [call.site_id, call.id],
    );
    const legId = uuid();
    await this.legs.intend(tx, {
      id: legId,
      party: 'supervisor',
      offerId: null,
      callId: call.id,
      label: `supervisor-${row!.n + 1}`,
      supervision: 'listen',
      to: address,
      from: row!.from,
      at,
    });
    await this.outbox.add(tx, [{ name: 'place-leg', body: { legId } }]);
    return legId;
  }

  async setMode(tx: Tx, legId: string, mode: SupervisionMode): Promise<void> {
    await tx.query('update call_leg set supervision = $2 where id = $1', [legId, mode]);
  }
}
