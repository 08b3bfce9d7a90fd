import { Injectable } from '@nestjs/common';
import type { Reputation } from '../../../core/calls/number-reputation.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { EndAlert, RaiseAlert } from '../../alerts/index.js';
import { NumberReputationStore } from './number-reputation.store.js';

const kind = 'number-labelled';

/**
 * Tells supervisors when networks begin to refuse the calls from a number of ours, once while it lasts, whether or not somebody said
 * that they have seen it; it ends by itself (F104).
 */
@Injectable()
export class WatchNumbers {
  constructor(
    private readonly database: Database,
    private readonly numbers: NumberReputationStore,
    private readonly raiseAlert: RaiseAlert,
    private readonly endAlert: EndAlert,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const at = this.clock.now();
    for (const [siteId, reputation] of await this.numbers.all(this.database, at)) {
      if (reputation.kind === 'labelled') await this.labelled(siteId, reputation, at);
      if (reputation.kind === 'fine') await this.fine(siteId, at);
    }
  }

  private labelled(siteId: string, { because }: Reputation, at: Date): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await this.numbers.label(tx, siteId, at))) return;
      const sentence = `Networks take the site's number for a spammer's: ${because}. Have it registered at the carrier; calls go on from it.`;
      await this.raiseAlert.run(tx, { siteId, kind, subjectType: 'site', subjectId: siteId, sentence, at });
    });
  }

  private fine(siteId: string, at: Date): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (await this.numbers.clear(tx, siteId)) await this.endAlert.run(tx, kind, siteId, at);
    });
  }
}
