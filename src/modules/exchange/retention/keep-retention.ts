import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { DueStore } from './due.store.js';
import { EraseDue } from './erase-due.js';

const mostAtOnce = 500;
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Every hour: ends what has been kept long enough (compliance 1.9), a few at a time and each person in a transaction of their own, so
 * that whoever dies in between goes on in an hour. A legal hold is stronger than any age.
 */
@Injectable()
export class KeepRetention {
  constructor(
    private readonly database: Database,
    private readonly due: DueStore,
    private readonly erase: EraseDue,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const at = this.clock.now();
    const retention = await this.erase.retention();
    for (const id of await this.due.justErased(at)) await this.erase.again(id, at);
    let erased = 0;
    for (let afterId = nobody; erased < mostAtOnce;) {
      const ids = await this.due.people(retention, at, afterId);
      if (ids.length === 0) break;
      for (const id of ids) erased += (await this.erase.run(id, at)) ? 1 : 0;
      afterId = ids.at(-1)!;
    }
    await this.database.transaction(async (tx) => {
      const recordings = await this.due.endRecordings(tx, retention, at);
      const jobs = recordings.map((recordingId) => ({ name: 'delete-recording' as const, body: { recordingId } }));
      await this.outbox.add(tx, jobs);
      await this.due.endRest(tx, retention, at);
    });
  }
}
