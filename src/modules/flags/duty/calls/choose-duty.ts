import { Injectable } from '@nestjs/common';
import { whomToRing } from '../../../../core/flags/duty-chain.js';
import { whoIsTold } from '../../../../core/flags/who-is-told.js';
import type { Tx } from '../../../../platform/database/database.js';
import { alarmKinds } from '../../alarms/sound-alarm.js';
import { FlagStore } from '../../flag.store.js';
import { DutyStore } from '../duty.store.js';
import { DutyCallStore, type RungDuty } from './duty-call.store.js';

/** Whose phone rings now for a flag, under the lock of the flag. */
@Injectable()
export class ChooseDuty {
  constructor(
    private readonly flags: FlagStore,
    private readonly duty: DutyStore,
    private readonly calls: DutyCallStore,
  ) {}

  /** Null: nobody's. */
  async run(tx: Tx, flagId: string, at: Date): Promise<(RungDuty & { readonly siteId: string }) | null> {
    const flag = await this.flags.lock(tx, flagId);
    if (!flag || flag.handled_at || flag.lowered_at) return null;
    const told = whoIsTold({ level: flag.level, dueAt: flag.due_at }, await this.duty.isSomebodyOn(tx, at), at);
    if (!told) return null;
    const calls = await this.calls.callsOf(tx, flagId);
    const seenAt = await this.calls.seenAt(tx, flagId, Object.values(alarmKinds));
    const next = whomToRing(told.kind, await this.calls.onDuty(tx, at), { calls, seenAt }, at);
    return next && { ...next, siteId: flag.site_id };
  }
}
