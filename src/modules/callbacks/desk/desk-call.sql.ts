/**
 * The call of the counsellor `$1`: the one that is on, else the one whose outcome they owe, else the one after which they are in
 * wrap-up. Whose number a caller uses proves nobody: a live caller has no name here.
 */
export const deskCall = `
  select c.id, c.callback_id as "callbackId", b.intake_id as "intakeId", c.person_id as "personId",
    case when i.id is null then 'callback' else 'live' end as kind,
    case when i.id is null then p.display_name end as "personName", i.id is null as "callerVerified",
    '••••' || right(case when l.inbound_call_id is null then l.to_number else l.from_number end, 2) as number,
    coalesce(i.language, p.language) as language, b.urgency,
    coalesce(i.crisis_at is not null, false) or b.urgency = 'urgent' or exists (
      select from flag f where f.intake_id = b.intake_id and f.level = 'red' and f.handled_at is null and f.lowered_at is null) as crisis,
    c.state, c.started_at as "startedAt", c.connected_at as "connectedAt", c.ended_at as "endedAt", c.end_cause as "endCause",
    case when c.end_cause <> 'completed' then null
      when exists (select from audit_entry a where a.subject_type = 'call' and a.subject_id = c.id::text and a.action = 'call.hung-up')
        or exists (select from call_leg m where m.call_id = c.id and m.party = 'counsellor' and m.hang_up_requested_at is null
          and m.ended_at < coalesce(l.ended_at, 'infinity')) then 'counsellor'
      when l.ended_at is not null and l.hang_up_requested_at is null then 'person' end as "hungUpBy",
    exists (select from call_leg x where x.call_id = c.id and x.rung_plainly) as degraded,
    case when c.ended_at is null then l.held_since end as "heldSince", c.counsellor_lost_at is not null as "counsellorLost",
    c.handed_over_at is not null as "handedOver",
    c.disposition is null and c.connected_at is not null and (c.ended_at is not null or c.handed_over_at is not null) as "outcomeMissing",
    case when c.ended_at is not null then jsonb_build_object('state', b.state, 'because', b.because,
      'dueAt', case when b.ended_at is null then b.due_at end) end as after,
    (select jsonb_build_object('id', r.id, 'state', r.state) from recording r
       where r.call_id = c.id and r.kind = 'talk' order by r.intended_at desc limit 1) as recording,
    (select jsonb_build_object('id', h.id, 'callId', h.call_id, 'kind', h.kind, 'name', h.name, 'state', h.state, 'startedAt', h.started_at,
       'answeredAt', h.answered_at, 'confirmedAt', h.confirmed_at, 'endedAt', h.ended_at, 'endReason', h.end_reason) from hand_over h
       where h.call_id = c.id order by h.started_at desc limit 1) as "handOver",
    coalesce((select jsonb_agg(jsonb_build_object('mode', x.supervision,
       'name', (select u.name from counsellor u where u.phone_number = x.to_number limit 1)) order by x.intended_at) from call_leg x
       where x.call_id = c.id and x.party = 'supervisor' and x.joined_at is not null and x.ended_at is null), '[]') as supervisors
  from call c join counsellor k on k.id = c.counsellor_id join callback b on b.id = c.callback_id join person p on p.id = c.person_id
    left join lateral (select * from call_leg where call_id = c.id and party = 'person' order by intended_at desc limit 1) l on true
    left join lateral (select inbound_call_id from queue_entry where callback_id = b.id order by arrived_at desc limit 1) e on true
    left join inbound_call i on i.id = e.inbound_call_id
  where c.counsellor_id = $1 and (
    (c.ended_at is null and c.handed_over_at is null)
    or (c.disposition is null and c.connected_at is not null and (c.ended_at is not null or c.handed_over_at is not null))
    or (c.ended_at >= k.presence_since - interval '10 seconds' and k.presence = 'wrap-up'))
  order by c.ended_at is null and c.handed_over_at is null desc, c.disposition is null and c.connected_at is not null desc, c.started_at desc
  limit 1`;
