import type { PromiseCheck } from './promise-check.js';

const grace = `interval '60 seconds'`;
// No call for help lasts longer at the carrier (its own limit of a call).
const longestCall = `interval '4 hours'`;

/** What the promises mean for people who call us. */
export const callerPromiseChecks: readonly PromiseCheck[] = [
  {
    promise: 1,
    name: 'every incoming call comes to its one outcome',
    sql: `select i.id, 'incoming call is open without a live leg' as what from inbound_call i
      where i.ended_at is null and i.arrived_at < now() - 2 * ${grace} and not exists (
        select from call_leg l where l.inbound_call_id = i.id and (l.ended_at is null or l.ended_at > now() - ${grace}))
      union all
      select i.id, 'incoming call is open since ' || i.arrived_at || ' and the carrier was not asked' from inbound_call i
      where i.ended_at is null and i.arrived_at < now() - ${longestCall} and not exists (
        select from call_leg l where l.inbound_call_id = i.id
          and greatest(l.checked_at, l.watched_at) > now() - 5 * ${grace})
      union all
      select i.id, 'incoming call ended as ' || i.outcome || ' without a callback' from inbound_call i
      where i.ended_at is not null and i.callback_id is null
        and (i.outcome = 'callback' or (i.outcome = 'voicemail' and (i.caller_number is not null or i.chosen_number_id is not null)))`,
  },
  {
    promise: 1,
    name: 'nobody holds a place in line without being on the line',
    sql: `select e.id, 'place in line of a caller who is gone' as what from queue_entry e join inbound_call i on i.id = e.inbound_call_id
      where e.ended_at is null and i.ended_at < now() - ${grace}
      union all
      select e.id, 'place in line is kept for nobody' from queue_entry e
      where e.state = 'keeping' and e.inbound_call_id is null`,
  },
  {
    promise: 3,
    name: 'nobody is called while they talk with us',
    sql: `select a.id, 'rung by us while they were talking with us on another line' as what
      from call_leg a join call_leg b on b.from_number = a.to_number and b.inbound_call_id is not null
      where a.party = 'person' and a.inbound_call_id is null and a.ended_at is null and a.answered_at is not null
        and b.ended_at is null and b.joined_at < now() - ${grace}`,
  },
  {
    promise: 6,
    name: 'no caller in crisis is left unseen',
    sql: `select id, 'crisis alert of ' || raised_at || ' that nobody has acknowledged' as what from alert
      where kind like '%crisis%' and acknowledged_at is null and raised_at < now() - interval '10 minutes'`,
  },
  {
    promise: 2,
    name: 'nothing is recorded without a consent',
    sql: `select id, 'recording without consent' as what from recording where consent in ('{}'::jsonb, 'null'::jsonb)
      union all
      select r.id, 'recording of a caller who refused' from recording r join inbound_call i on i.id = r.inbound_call_id
      where r.kind = 'talk' and i.recording_consent = 'refused' and r.state <> 'deleted' and r.deleted_at is null`,
  },
];
