import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';

const overdue = [
  {
    name: 'place-text',
    where: `ended_at is null and state = 'intended' and greatest(created_at, watched_at) < $1::timestamptz - interval '5 seconds'`,
  },
  {
    name: 'check-text',
    where: `ended_at is null and state in ('placing', 'unknown')
      and greatest(placing_since, checked_at, watched_at) < $1::timestamptz - interval '20 seconds'`,
  },
  {
    name: 'check-text',
    where: `ended_at is null and state in ('queued', 'sending', 'sent')
      and greatest(placing_since, checked_at, watched_at) < $1::timestamptz - interval '12 hours'`,
  },
  {
    name: 'redact-text',
    where: `redacted_at is null and carrier_sid is not null and greatest(ended_at, watched_at) < $1::timestamptz - interval '10 minutes'`,
  },
] as const;

const watchAgain = (where: string) => `
  update text_message set watched_at = $1 where id in (
    select id from text_message where ${where} order by created_at limit 200 for update skip locked)
  returning id`;

/** Finds texts whose job was lost, or whose final state never came; each is queued again, at most once in a while. */
@Injectable()
export class WatchTexts {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  queueOverdue(): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      for (const { name, where } of overdue) {
        const rows = await tx.query<{ id: string }>(watchAgain(where), [now]);
        await this.outbox.add(
          tx,
          rows.map(({ id }) => ({ name, body: { textId: id } })),
        );
      }
    });
  }
}
