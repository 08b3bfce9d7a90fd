import { Injectable } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';
import type { Drained } from './drain-spool.js';

/** Says to supervisors what an outage did and what was repaired: callbacks were promised later than they could have been. */
@Injectable()
export class TellOfRepair {
  constructor(
    private readonly database: Database,
    private readonly raiseAlert: RaiseAlert,
    private readonly clock: Clock,
    @InjectPinoLogger(TellOfRepair.name) private readonly logger: PinoLogger,
  ) {}

  async run(drained: Drained): Promise<void> {
    const at = this.clock.now();
    const seconds = drained.oldestAt ? Math.max(1, Math.round((at.getTime() - drained.oldestAt.getTime()) / 1000)) : 0;
    this.logger.warn({ leads: drained.leads, setAside: drained.setAside, seconds }, 'the database took what waited on the disk');
    const alert = {
      siteId: null,
      kind: 'spool-drained',
      subjectType: 'spool',
      subjectId: uuid(),
      sentence: sentenceOf(drained, seconds),
      at,
    };
    await this.database.transaction((tx) => this.raiseAlert.run(tx, alert));
  }
}

function sentenceOf({ leads, setAside }: Drained, seconds: number): string {
  const kept = leads === 1 ? '1 request waited' : `${leads} requests waited`;
  const lost =
    setAside === 0 ? 'All of them are saved now' : `${setAside} more could not be saved and stand in the folder spool/aside`;
  return `The database was away: ${kept} on the disk, for up to ${seconds} s. ${lost}. Their time counts from when they came: look at who is late.`;
}
