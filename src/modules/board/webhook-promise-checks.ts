import type { PromiseCheck } from './promise-check.js';

const earlierOne = `
  select from webhook_delivery e where e.receiver_id = d.receiver_id and e.subject_id = d.subject_id and e.seq < d.seq and e.state = 'waiting'`;

/** What receivers of webhooks are promised: everything is told, and about one person in order. */
export const webhookPromiseChecks: readonly PromiseCheck[] = [
  {
    promise: 2,
    name: 'what receivers have to be told is on its way',
    sql: `select d.id::text as id, 'webhook waits for nothing and is never due' as what from webhook_delivery d
      where d.state = 'waiting' and d.next_try_at is null and not exists (${earlierOne})
      union all
      select r.id::text, 'receiver has webhooks that were due ten minutes ago and nobody sends' from webhook_receiver r
      where r.state = 'active'
        and exists (select from webhook_delivery d where d.receiver_id = r.id and d.state = 'waiting'
          and d.next_try_at < now() - interval '10 minutes')
        and not exists (select from webhook_delivery d where d.receiver_id = r.id and d.last_tried_at > now() - interval '10 minutes')`,
  },
  {
    promise: 2,
    name: 'receivers are told about one person in order',
    sql: `select d.id, 'webhook was delivered before an earlier one about the same person' as what from webhook_delivery d
      where d.state = 'delivered' and d.replayed_at is null and exists (${earlierOne} and e.replayed_at is null)`,
  },
];
