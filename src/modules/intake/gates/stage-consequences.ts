import { Injectable } from '@nestjs/common';
import { emergencyAlert } from '../../../core/intake/closing/danger-alerts.js';
import type { Stage } from '../../../core/intake/stages.js';
import type { Tx } from '../../../platform/database/database.js';
import { EndAlert, RaiseAlert } from '../../alerts/index.js';
import { AsideStore } from '../aside/aside.store.js';
import { overdueAlert } from '../overdue/overdue-alert.js';

export interface StageMoved {
  readonly intakeId: string;
  readonly siteId: string;
  readonly from: Stage;
  readonly to: Stage;
  readonly byUserId: string | null;
  readonly at: Date;
}

/** What follows from leaving a stage: its step is neither set aside nor late any more; supervisors know of an emergency while it lasts. */
@Injectable()
export class StageConsequences {
  constructor(
    private readonly asides: AsideStore,
    private readonly raiseAlert: RaiseAlert,
    private readonly endAlert: EndAlert,
  ) {}

  async run(tx: Tx, { intakeId, siteId, from, to, byUserId, at }: StageMoved): Promise<void> {
    await this.asides.end(tx, intakeId, { reason: 'moved', byUserId, at });
    await this.endAlert.run(tx, overdueAlert, intakeId, at);
    if (from === 'emergency') await this.endAlert.run(tx, emergencyAlert, intakeId, at);
    if (to !== 'emergency') return;
    const sentence = 'An emergency in an intake: ask whoever is with them where they are, and make sure that help is on the way.';
    await this.raiseAlert.run(tx, { siteId, kind: emergencyAlert, subjectType: 'intake', subjectId: intakeId, sentence, at });
  }
}
