import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { dutyRingSeconds } from '../../../../core/flags/duty-chain.js';
import { writeAuditEntry } from '../../../../platform/audit/write-audit-entry.js';
import { Clock } from '../../../../platform/clock.js';
import { Database, type Tx } from '../../../../platform/database/database.js';
import { TelephonyProvider } from '../../../../telephony/telephony-provider.js';
import { ChooseDuty } from './choose-duty.js';
import { DutyCallStore } from './duty-call.store.js';

interface Ring {
  readonly id: string;
  readonly to: string;
  readonly from: string;
}

/**
 * Rings whoever is on duty for an open flag, one after the other. The row is written before the phone rings, under the lock of the flag:
 * of several processes one rings, and one that dies in between costs the 45 seconds until the next in the chain is rung.
 */
@Injectable()
export class RingDuty {
  constructor(
    private readonly database: Database,
    private readonly choose: ChooseDuty,
    private readonly calls: DutyCallStore,
    private readonly telephony: TelephonyProvider,
    private readonly clock: Clock,
  ) {}

  async run(flagId: string): Promise<void> {
    const ring = await this.database.transaction((tx) => this.decide(tx, flagId));
    if (!ring) return;
    const { id, to, from } = ring;
    const result = await this.telephony.ring({ legId: id, to, from, ringSeconds: dutyRingSeconds, allowedBy: 'our-staff' });
    if (result.kind === 'accepted') await this.calls.adopt(id, result.carrierSid);
    // Whether an unknown one rings is told by the carrier's reports, or by nobody: then the next one is rung after a while.
    else if (result.kind !== 'unknown') await this.calls.end(this.database, id, 'not-reached', this.clock.now());
  }

  private async decide(tx: Tx, flagId: string): Promise<Ring | null> {
    const at = this.clock.now();
    const next = await this.choose.run(tx, flagId, at);
    if (!next) return null;
    const id = uuid();
    await this.calls.insert(tx, { id, flagId, dutyId: next.dutyId, at });
    const subject = { subjectType: 'flag', subjectId: flagId, detail: { dutyId: next.dutyId, callId: id } };
    await writeAuditEntry(tx, { userId: null, action: 'duty-call.made', ...subject });
    const [site] = await tx.query<{ phone_number: string }>('select phone_number from site where id = $1', [next.siteId]);
    return { id, to: next.phone, from: site!.phone_number };
  }
}
