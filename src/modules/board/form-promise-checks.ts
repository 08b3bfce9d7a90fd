import type { PromiseCheck } from './promise-check.js';

const grace = `interval '60 seconds'`;

/** What the promises mean for people whose form a person reads before it is a lead. */
export const formPromiseChecks: readonly PromiseCheck[] = [
  {
    promise: 1,
    name: 'nobody is forgotten in the review of forms',
    sql: `select r.id, 'form waits to be read since ' || r.received_at || ' and no supervisor was told' as what from lead_review r
      where r.state = 'waiting' and r.received_at < now() - interval '15 minutes' - ${grace} and not exists (
        select from alert a where a.kind = 'reviews-waiting' and a.subject_id = r.source_id
          and (a.acknowledged_at is null or a.raised_at > now() - interval '1 hour' - ${grace}))
      union all
      select id, 'form was accepted and is no lead yet' from lead_review
      where state = 'accepting' and decided_at < now() - 2 * ${grace}`,
  },
  {
    promise: 6,
    name: 'danger in a form that waits is known to a supervisor',
    sql: `select r.id, 'form speaks of danger and no supervisor was told' as what from lead_review r
      where r.state = 'waiting' and r.danger
        and not exists (select from alert a where a.kind = 'danger-in-review' and a.subject_id = r.id)`,
  },
];
