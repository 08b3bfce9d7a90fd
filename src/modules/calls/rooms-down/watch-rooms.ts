import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { TelephonyProvider } from '../../../telephony/telephony-provider.js';
import { EndAlert } from '../../alerts/index.js';
import { outageAlert } from './note-outage.js';
import { RoomOutageStore } from './room-outage.store.js';

// Legs that were on their way into a room when it began are proved lost within 45 s. And should the probe be answered by a carrier that
// still rings nobody, then one person in two minutes waits for the second ring, not each.
const quietSeconds = 120;

/** Ends an outage of rooms: the carrier is asked a question that rings nobody, and when it is answered, people are rung into rooms again. */
@Injectable()
export class WatchRooms {
  constructor(
    private readonly database: Database,
    private readonly outages: RoomOutageStore,
    private readonly telephony: TelephonyProvider,
    private readonly endAlert: EndAlert,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const outage = await this.outages.open(this.database);
    if (!outage || this.clock.now().getTime() - outage.failed_at.getTime() < quietSeconds * 1000) return;
    if (!(await this.telephony.roomsAnswer())) return;
    await this.database.transaction(async (tx) => {
      const at = this.clock.now();
      if (await this.outages.end(tx, outage, at)) await this.endAlert.run(tx, outageAlert, outage.id, at);
    });
  }
}
