import { Injectable } from '@nestjs/common';
import { orangeAgainMinutes, redAgainSeconds, whoIsTold, type ToldNow } from '../../../core/flags/who-is-told.js';
import type { Tx } from '../../../platform/database/database.js';
import { EndAlert, RaiseAlert } from '../../alerts/index.js';
import { DutyStore } from '../duty/duty.store.js';
import { FlagStore } from '../flag.store.js';

export const alarmKinds = {
  supervisors: 'flag-red',
  clinician: 'flag-orange',
  'medical-director': 'flag-medical-director',
} as const satisfies Record<ToldNow['kind'], string>;

/** Tells whoever has to know of an open flag now; run late or twice, it is told once, and again when nobody did anything. */
@Injectable()
export class SoundAlarm {
  constructor(
    private readonly flags: FlagStore,
    private readonly duty: DutyStore,
    private readonly raiseAlert: RaiseAlert,
    private readonly endAlert: EndAlert,
  ) {}

  async run(tx: Tx, flagId: string, at: Date): Promise<void> {
    const flag = await this.flags.lock(tx, flagId);
    if (!flag || flag.handled_at || flag.lowered_at) return;
    const told = whoIsTold({ level: flag.level, dueAt: flag.due_at }, await this.duty.isSomebodyOn(tx, at), at);
    if (!told) return;
    if (told.kind === 'medical-director') await this.flags.escalate(tx, flagId, at);
    const again = told.kind === 'supervisors' ? redAgainSeconds * 1000 : orangeAgainMinutes * 60_000;
    await this.raiseAlert.run(tx, {
      siteId: flag.site_id,
      kind: alarmKinds[told.kind],
      subjectType: 'flag',
      subjectId: flagId,
      sentence: told.sentence,
      at,
      unlessRaisedSince: new Date(at.getTime() - again),
    });
  }

  /** Somebody dealt with it. */
  async end(tx: Tx, flagId: string, at: Date): Promise<void> {
    for (const kind of Object.values(alarmKinds)) await this.endAlert.run(tx, kind, flagId, at);
  }
}
