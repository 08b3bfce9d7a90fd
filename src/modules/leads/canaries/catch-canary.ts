import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';
import { CloseAsTest } from '../../intake/index.js';
import { CanaryStore } from './canary.store.js';

export interface CaughtLead {
  readonly leadId: string;
  readonly personId: string;
  readonly canaryId: string;
  readonly sourceId: string;
  readonly at: Date;
}

const because = 'The lead carries the number of a canary: nobody is behind it';

/**
 * A canary came back. The lead is kept and its source is answered like any other, so that it learns nothing; nobody is called, nobody
 * works on it, and supervisors hear who had the number and who sent it: once a day for each of the two.
 */
@Injectable()
export class CatchCanary {
  constructor(
    private readonly canaries: CanaryStore,
    private readonly closeAsTest: CloseAsTest,
    private readonly raiseAlert: RaiseAlert,
  ) {}

  async run(tx: Tx, { leadId, personId, canaryId, sourceId, at }: CaughtLead): Promise<void> {
    await this.closeAsTest.run(tx, personId, because, at);
    if (await this.canaries.sentLately(tx, canaryId, sourceId, leadId, at)) return;
    const { planted, arrivedFrom, siteId } = await this.canaries.arrival(tx, canaryId, sourceId);
    const sentence = `A made-up contact that only "${planted}" was given came in as a lead of "${arrivedFrom}": ask both where it is from.`;
    await this.raiseAlert.run(tx, { siteId, kind: 'canary-lead', subjectType: 'lead', subjectId: leadId, sentence, at });
  }
}
