import { Injectable } from '@nestjs/common';
import { daysAfter } from '../../../core/breaches/breach-dates.js';
import { dutiesDueBy } from '../../../core/breaches/breach-duties.js';
import { legalDay } from '../../../core/disclosures/legal-day.js';
import type { Tx } from '../../../platform/database/database.js';
import { EndAlert, RaiseAlert } from '../../alerts/index.js';
import { BreachStore, factsOf } from './breach.store.js';

const kind = 'breach-deadline';
const daysBefore = 14;
const oneDay = 86_400_000;
const sentence = `People, the media or HHS have to be told of a breach within ${daysBefore} days, or had to be: the privacy officer sees whom and by when under /v1/breaches.`;

/** That a notice of a breach is due soon: once a day until it is written down. */
@Injectable()
export class BreachAlert {
  constructor(
    private readonly breaches: BreachStore,
    private readonly raiseAlert: RaiseAlert,
    private readonly endAlert: EndAlert,
  ) {}

  async nearDue(tx: Tx, at: Date): Promise<void> {
    const last = daysAfter(legalDay(at), daysBefore);
    for (const row of await this.breaches.allOpen(tx)) {
      if (dutiesDueBy(factsOf(row), last).length === 0) await this.end(tx, row.id, at);
      else await this.raise(tx, row.id, at);
    }
  }

  end(tx: Tx, breachId: string, at: Date): Promise<void> {
    return this.endAlert.run(tx, kind, breachId, at);
  }

  private raise(tx: Tx, breachId: string, at: Date): Promise<void> {
    const subject = { siteId: null, kind, subjectType: 'breach', subjectId: breachId };
    return this.raiseAlert.run(tx, { ...subject, sentence, at, unlessRaisedSince: new Date(at.getTime() - oneDay) });
  }
}
