import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

/** Deletes what has had its day: told events and the carrier's one-time addresses after a day, answers kept for retries after a week, webhooks that were delivered after 30 days, dead letters after 90, sessions, visits and challenges of passkeys that ended, return codes nobody used counsellors' presence for 90 days, and the hours of lengths in reports after 16. */
@Injectable()
export class Prune {
  constructor(private readonly database: Database) {}

  async run(): Promise<void> {
    // An event that webhooks have not read yet stays for a month at most.
    await this.database.query(
      `delete from outbox_message m where published_at < now() - interval '24 hours'
       and (m.kind <> 'event' or published_at < now() - interval '30 days' or exists (select from webhook_cursor c where (c.tx_id, c.event_id) >= (m.tx_id, m.id)))`,
    );
    await this.database.query(
      `delete from webhook_delivery where ended_at < now() - case state when 'delivered' then interval '30 days' else interval '90 days' end`,
    );
    await this.database.query(`delete from idempotency_record where created_at < now() - interval '7 days'`);
    await this.database.query(`delete from telephony_step where minted_at < now() - interval '24 hours'`); // calls last 4 h at most
    await this.database.query(
      `update inbound_call set return_code = null where return_code is not null and ended_at < now() - interval '90 days'`,
    );
    await this.database.query(`delete from presence_step where at < now() - interval '90 days'`);
    // Later changes of such a day count it as a whole (`modules/reports/roll-up/families/lengths.ts`).
    await this.database.query(`delete from report_lengths where grain = 'hour' and day < current_date - 16`);
    await this.database.query(`delete from number_session where held_until < now() - interval '1 hour'`);
    await this.database.query('delete from staff_session where expires_at < now()');
    await this.database.query('delete from used_challenge where expires_at < now()');
  }
}
