import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { ApprovalAlert } from '../approvals/index.js';
import { BreachAlert } from './breaches/breach-alert.js';
import { LegalRequestAlert } from './requests/legal-request-alert.js';

/** Tells the privacy officer what the law wants soon, and stops telling of what nobody has to look at any more. */
@Injectable()
export class WatchLegal {
  constructor(
    private readonly database: Database,
    private readonly requests: LegalRequestAlert,
    private readonly breaches: BreachAlert,
    private readonly approvals: ApprovalAlert,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      await this.requests.nearDue(tx, at);
      await this.breaches.nearDue(tx, at);
      await this.approvals.endExpired(tx, at);
    });
  }
}
