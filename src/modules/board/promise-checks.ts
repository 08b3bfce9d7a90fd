import { benefitsPromiseChecks } from './benefits-promise-checks.js';
import { callerPromiseChecks } from './caller-promise-checks.js';
import { formPromiseChecks } from './form-promise-checks.js';
import { flagPromiseChecks } from './people/flag-promise-checks.js';
import { consentPromiseChecks } from './people/consent-promise-checks.js';
import { intakePromiseChecks } from './people/intake-promise-checks.js';
import { peoplePromiseChecks } from './people/people-promise-checks.js';
import { placementPromiseChecks } from './people/placement-promise-checks.js';
import type { PromiseCheck } from './promise-check.js';
import { webhookPromiseChecks } from './webhook-promise-checks.js';
import { sourcePromiseChecks } from './sources/source-promise-checks.js';

// How long the sweep may take to repair something before it counts as broken (B-126: 60 s).
const grace = `interval '60 seconds'`;

// A call may be handed to them: they are rung, or in its room, before it is theirs.
const receivesNobody = `not exists (select from hand_over h where h.to_counsellor_id = c.id and h.ended_at is null)`;

/** What the product promises, as questions that the database can answer at any time. */
export const promiseChecks: readonly PromiseCheck[] = [
  {
    promise: 1,
    name: 'every open intake has a next step, a due time and an owner',
    sql: `select id, 'intake without next step, due time or owner' as what from intake
      where ended_at is null and (next_step is null or next_step_due_at is null or (owner_user_id is null and owner_team is null))`,
  },
  {
    promise: 1,
    name: 'every open callback has a due time and an owner',
    sql: `select id, 'callback without due time or owner' as what from callback
      where ended_at is null and (due_at is null or (owner_user_id is null and owner_team is null))`,
  },
  {
    promise: 1,
    name: 'nobody who has not been reached is without an open callback or a named human',
    sql: `select i.id, 'intake in ' || i.stage || ' with neither an open callback nor a person who owns it' as what from intake i
      where i.ended_at is null and i.stage in ('inquiry', 'attempting') and i.stage_since < now() - ${grace}
        and i.owner_user_id is null and coalesce(i.owner_team, '') <> 'managers'
        and not exists (select from callback c where c.intake_id = i.id and c.ended_at is null)`,
  },
  {
    promise: 1,
    name: 'attempts that ran out wait for a named human',
    sql: `select c.id, 'decision without an active staff user' as what from callback c
      where c.state = 'needs-decision' and not exists (select from staff_user u where u.id = c.owner_user_id and u.active)`,
  },
  {
    promise: 1,
    name: 'nothing that is due is left lying',
    sql: `select id, 'callback was due ' || due_at || ' and nothing happened' as what from callback
      where state = 'scheduled' and due_at < now() - ${grace}
      union all
      select c.id, 'callback is in the queue without a queue entry' from callback c
      where c.state = 'queued' and not exists (select from queue_entry e where e.callback_id = c.id and e.ended_at is null)
      union all
      select c.id, 'callback is being dialled without an open attempt' from callback c
      where c.state = 'dialling' and not exists (
        select from callback_attempt a where a.callback_id = c.id and (a.ended_at is null or a.ended_at > now() - ${grace}))
      union all
      select e.id, 'queue entry is offered without a pending offer' from queue_entry e
      where e.state = 'offered' and not exists (select from offer o where o.queue_entry_id = e.id and o.state = 'pending')
      union all
      select id, 'offer ran out and was not given back' from offer where state = 'pending' and expires_at < now() - ${grace}
      union all
      select c.id, 'counsellor is marked as offered without an offer' from counsellor c
      where c.presence = 'offered' and not exists (select from offer o where o.counsellor_id = c.id and o.state = 'pending') and ${receivesNobody}
      union all
      select c.id, 'counsellor is marked as on a call without one' from counsellor c
      where c.presence = 'on-call' and not exists (select from call k where k.counsellor_id = c.id and k.ended_at is null) and ${receivesNobody}`,
  },
  {
    promise: 2,
    name: 'every accepted submission is a lead with a person, an intake and a callback',
    sql: `select r.lead_id as id, 'raw submission without its lead' as what from raw_submission r
      where not exists (select from lead l where l.id = r.lead_id)
      union all
      select l.id, 'lead without its raw submission' from lead l where not exists (select from raw_submission r where r.lead_id = l.id)
      union all
      select k.lead_id, 'answered request without its lead' from idempotency_record k where not exists (select from lead l where l.id = k.lead_id)`,
  },
  {
    promise: 2,
    name: 'no list of leads stands still',
    sql: `select id, 'import is ' || state || ' and nothing happens' as what from lead_import
      where state in ('checking', 'importing') and progressed_at < now() - interval '5 minutes'`,
  },
  {
    promise: 2,
    name: 'no message is stuck in the outbox',
    sql: `select id::text, kind || ' ' || name || ' was not published' as what from outbox_message
      where published_at is null and created_at < now() - ${grace}`,
  },
  {
    promise: 2,
    name: 'every leg is placed or ended',
    sql: `select id, 'leg is ' || state || ' without news from the carrier' as what from call_leg
      where ended_at is null and state in ('intended', 'placing', 'unknown') and intended_at < now() - 2 * ${grace}
      union all
      select l.id, 'leg is alive although its call has ended' from call_leg l join call c on c.id = l.call_id
      where l.ended_at is null and c.ended_at < now() - ${grace}`,
  },
  {
    promise: 3,
    name: 'nobody is dialled twice at once',
    sql: `select min(l.id::text) as id, count(*) || ' live legs to one person' as what
      from call_leg l join call c on c.id = l.call_id
      where l.party = 'person' and l.ended_at is null group by c.person_id having count(*) > 1
      union all
      select min(id::text), count(*) || ' open attempts for one person' from callback_attempt
      where ended_at is null group by person_id having count(*) > 1
      union all
      select a.id::text, 'two rings of one person overlapped' from call_leg a
        join call_leg b on b.to_number = a.to_number and b.party = 'person' and b.inbound_call_id is null and b.id > a.id
      where a.party = 'person' and a.inbound_call_id is null and a.placing_since is not null and b.placing_since is not null
        and b.placing_since < coalesce(a.ended_at, 'infinity') and a.placing_since < coalesce(b.ended_at, 'infinity')`,
  },
  {
    promise: 3,
    name: 'no counsellor has two offers or two calls',
    sql: `select counsellor_id::text as id, count(*) || ' pending offers' as what from offer where state = 'pending' group by counsellor_id having count(*) > 1
      union all
      select counsellor_id::text, count(*) || ' open calls' from call where ended_at is null and handed_over_at is null group by counsellor_id having count(*) > 1`,
  },
  {
    promise: 5,
    name: 'a number that must not be contacted is kept as a hash only',
    sql: `select id, 'suppression holds the number itself: start a process of this release' as what
      from suppression where e164 is not null and since < now() - interval '1 day'`,
  },
  ...benefitsPromiseChecks,
  ...callerPromiseChecks,
  ...formPromiseChecks,
  ...flagPromiseChecks,
  ...consentPromiseChecks,
  ...peoplePromiseChecks,
  ...placementPromiseChecks,
  ...intakePromiseChecks,
  ...webhookPromiseChecks,
  ...sourcePromiseChecks,
];
