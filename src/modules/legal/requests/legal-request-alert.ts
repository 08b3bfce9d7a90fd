import { Injectable } from '@nestjs/common';
import { legalDay } from '../../../core/disclosures/legal-day.js';
import type { Tx } from '../../../platform/database/database.js';
import { EndAlert, RaiseAlert } from '../../alerts/index.js';
import { LegalRequestStore } from './legal-request.store.js';

const oneDay = 86_400_000;
const daysBefore = 3;
const arrived = {
  kind: 'legal-request',
  sentence:
    'A subpoena or another legal request came in: the privacy officer looks at it under /v1/legal-requests. Nobody tells the sender whether we know anybody.',
};
const due = {
  kind: 'legal-request-due',
  sentence: `A legal request has to be answered within ${daysBefore} days, or had to be: the privacy officer answers it, and closes it under /v1/legal-requests.`,
};

/** That the privacy officer has to look at a legal request. */
@Injectable()
export class LegalRequestAlert {
  constructor(
    private readonly requests: LegalRequestStore,
    private readonly raiseAlert: RaiseAlert,
    private readonly endAlert: EndAlert,
  ) {}

  arrived(tx: Tx, id: string, at: Date): Promise<void> {
    return this.raiseAlert.run(tx, { siteId: null, ...arrived, subjectType: 'legal-request', subjectId: id, at });
  }

  /** Of each that has to be answered soon, once a day. */
  async nearDue(tx: Tx, at: Date): Promise<void> {
    const last = legalDay(new Date(at.getTime() + daysBefore * oneDay));
    for (const { id } of await this.requests.dueBy(tx, last)) {
      const subject = { siteId: null, ...due, subjectType: 'legal-request', subjectId: id };
      await this.raiseAlert.run(tx, { ...subject, at, unlessRaisedSince: new Date(at.getTime() - oneDay) });
    }
  }

  async end(tx: Tx, id: string, at: Date): Promise<void> {
    for (const { kind } of [arrived, due]) await this.endAlert.run(tx, kind, id, at);
  }
}
