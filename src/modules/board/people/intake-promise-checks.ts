import type { PromiseCheck } from '../promise-check.js';

const grace = `interval '60 seconds'`;

/** What the promises mean for an intake on its way. */
export const intakePromiseChecks: readonly PromiseCheck[] = [
  {
    promise: 1,
    name: 'no next step belongs to somebody who has left',
    sql: `select i.id, 'intake is owned by ' || u.name || ', who has left' as what from intake i join staff_user u on u.id = i.owner_user_id
      where i.ended_at is null and not u.active and i.stage_since < now() - ${grace}`,
  },
  {
    promise: 1,
    name: 'a manager knows of every next step that is late',
    sql: `select i.id, 'next step is late since ' || i.next_step_due_at || ' and nobody was told' as what from intake i
      where i.ended_at is null and i.next_step_due_at < now() - ${grace} and coalesce(i.owner_team, '') not in ('queue', 'managers')
        and not exists (select from alert a where a.subject_id = i.id and a.kind = 'intake-overdue'
          and (a.acknowledged_at is null or a.raised_at >= i.next_step_due_at))`,
  },
  {
    promise: 1,
    name: 'what was set aside comes back',
    sql: `select a.intake_id as id, 'set aside until ' || a.until || ' and not woken' as what from intake_aside a
      where a.ended_at is null and a.until < now() - ${grace}
      union all
      select a.intake_id, 'set aside, and its intake has ended' from intake_aside a join intake i on i.id = a.intake_id
      where a.ended_at is null and i.ended_at is not null`,
  },
  {
    promise: 1,
    name: 'nobody is turned away without another place',
    sql: `select id, 'closed as ' || close_reason || ' without the offer of another place' as what from intake
      where close_reason in ('declined-by-person', 'declined-clinically', 'no-benefit') and facts ->> 'referralOffered' is distinct from 'true'`,
  },
  {
    promise: 6,
    name: 'an emergency is known to a supervisor',
    sql: `select i.id, 'emergency without an alert' as what from intake i
      where i.stage = 'emergency'
        and not exists (select from alert a where a.subject_id = i.id and a.kind = 'intake-emergency' and a.raised_at >= i.stage_since)`,
  },
];
