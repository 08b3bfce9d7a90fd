/**
 * What happened to a person, with whoever was merged into them (`family`), on the calls they made, as branches of the timeline's union: at, rank, kind, ids, facts. Ranks lie
 * between a lead and everything that a call brings about.
 */
export const incomingCallsHappened = `
    select step.at, step.rank, step.kind, jsonb_build_object('inboundCallId', i.id, 'callbackId', i.callback_id),
      jsonb_build_object('digits', right(i.caller_number, 2), 'learntBy', i.learnt_by, 'because', i.because, 'outcome', i.outcome,
        'seconds', step.seconds)
    from inbound_call i cross join lateral (values
      (i.arrived_at, 0.1, 'caller-arrived', null),
      (i.crisis_at, 0.2, 'caller-in-crisis', null),
      (case when i.waiting_since is not null then coalesce(i.talked_at, i.ended_at) end, 0.3, 'caller-waited',
        round(extract(epoch from coalesce(i.talked_at, i.ended_at) - i.waiting_since))),
      (case i.chose_callback when 'keep-my-place' then coalesce(i.ended_at, i.stage_since) end, 0.4, 'caller-kept-place', null),
      (case i.chose_callback when 'closed' then coalesce(i.ended_at, i.stage_since) end, 0.4, 'caller-chose-callback', null),
      (case when i.message_seconds > 0 then coalesce(i.ended_at, i.stage_since) end, 0.5, 'caller-left-message', i.message_seconds),
      (i.crisis_line_dropped_at, 0.55, 'caller-dropped-by-crisis-line', null),
      (i.transferred_at, 0.6, case coalesce(i.left_at, i.stage) when 'partner-line' then 'caller-to-partner' else 'caller-to-crisis-line' end, null),
      (i.ended_at, 0.7, 'caller-ended', null)) as step(at, rank, kind, seconds)
    where i.person_id in (select id from family) and step.at is not null
    union all
    select step.at, step.rank, step.kind, jsonb_build_object('blockedCallerId', b.id),
      jsonb_build_object('by', u.name, 'because', b.reason, 'until', b.until, 'digits', right(b.caller_number, 2),
        'zone', (select s.time_zone from intake k join site s on s.id = k.site_id where k.person_id in (select id from family) order by k.opened_at desc limit 1))
    from blocked_caller b join phone_number n on n.e164 = b.caller_number and n.person_id in (select id from family) join staff_user u on u.id = b.by_user_id
      cross join lateral (values (b.created_at, 19, 'number-blocked'), (b.lifted_at, 19.1, 'number-unblocked')) as step(at, rank, kind)
    where step.at is not null`;
