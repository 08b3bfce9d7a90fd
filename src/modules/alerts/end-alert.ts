import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AlertStore } from './alert.store.js';

/** What an alert was about is over by itself: nobody needs to look any more. */
@Injectable()
export class EndAlert {
  constructor(
    private readonly alerts: AlertStore,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, kind: string, subjectId: string, at: Date): Promise<void> {
    const alertId = await this.alerts.end(tx, kind, subjectId, at);
    if (alertId !== null) await this.outbox.add(tx, [{ name: 'AlertAcknowledged', body: { alertId } }]);
  }
}
