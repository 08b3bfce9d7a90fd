import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { EndAlert, RaiseAlert } from '../../alerts/index.js';

const dangerAlert = 'danger-in-review';

/** Danger in what waits for review: a supervisor knows of it until it is decided. */
@Injectable()
export class ReviewAlerts {
  constructor(
    private readonly raiseAlert: RaiseAlert,
    private readonly endAlert: EndAlert,
  ) {}

  raise(tx: Tx, reviewId: string, siteId: string, at: Date): Promise<void> {
    const sentence = 'Somebody wrote of danger in a form that could not be taken as it is. Read it in the review queue now.';
    return this.raiseAlert.run(tx, {
      siteId,
      kind: dangerAlert,
      subjectType: 'lead-review',
      subjectId: reviewId,
      sentence,
      at,
    });
  }

  end(tx: Tx, reviewId: string, at: Date): Promise<void> {
    return this.endAlert.run(tx, dangerAlert, reviewId, at);
  }
}
