import type { PromiseCheck } from '../promise-check.js';

/** What flags promise, for the database to answer. */
export const flagPromiseChecks: readonly PromiseCheck[] = [
  {
    promise: 6,
    name: 'no red flag is silent for longer than ten seconds',
    sql: `select f.id, 'red flag without an alarm' as what from flag f
      where f.level = 'red' and f.handled_at is null and f.lowered_at is null and f.raised_at < now() - interval '10 seconds'
        and not exists (select from alert a where a.kind = 'flag-red' and a.subject_id = f.id)`,
  },
  {
    promise: 6,
    name: 'no orange flag waits for a clinician without the medical director being told',
    sql: `select f.id, 'orange flag was due ' || f.due_at || ' and nobody was told' as what from flag f
      where f.level = 'orange' and f.handled_at is null and f.lowered_at is null and f.escalated_at is null
        and f.due_at < now() - interval '60 seconds'`,
  },
];
