import type { PromiseCheck } from './promise-check.js';

/** What is promised of questions to insurers: none is forgotten, and none is asked without consent. */
export const benefitsPromiseChecks: readonly PromiseCheck[] = [
  {
    promise: 1,
    name: 'every question to an insurer is on its way, or with a human whom somebody reminds',
    sql: `select id, 'question to an insurer was to be sent ten minutes ago' as what from benefits_request
      where next_try_at < now() - interval '10 minutes' and (claimed_until is null or claimed_until < now())
      union all
      select r.id, 'question to an insurer is an hour late, and nobody was told' from benefits_request r
      where r.ended_at is null and r.due_at < now() - interval '1 hour'
        and not exists (select from alert a where a.kind = 'benefits-overdue' and a.subject_id = r.id and a.raised_at > r.due_at)`,
  },
  {
    promise: 5,
    name: 'no insurer is told anything on a consent that was taken back before',
    sql: `select t.id, 'insurer was told something after consent was taken back' as what
      from benefits_try t join benefits_request q on q.id = t.request_id join consent_event r on r.person_id = q.person_id
      where t.begun_at > now() - interval '30 days' and r.kind = 'vob' and r.action = 'revoke' and r.effective_at < t.begun_at
        and not exists (select from consent_event g where g.person_id = q.person_id and g.kind = 'vob' and g.action = 'grant'
          and g.effective_at > r.effective_at and g.effective_at <= t.begun_at)`,
  },
];
