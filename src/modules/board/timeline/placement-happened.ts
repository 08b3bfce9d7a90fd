/**
 * Beds, waiting lists, appointments and referrals of a person (`family`), as branches of the timeline's union: at, rank, kind, ids,
 * facts. Reasons that staff wrote are told; safety plans are not, they stand on the waiting list.
 */
export const placementHappened = `
    select step.at, 2.1, step.kind, jsonb_build_object('intakeId', h.intake_id, 'holdId', h.id, 'bedId', h.bed_id),
      jsonb_build_object('by', u.name, 'bed', b.label, 'programme', g.name, 'because', h.end_reason)
    from bed_hold h join person_intake i on i.id = h.intake_id join bed b on b.id = h.bed_id join programme g on g.id = b.programme_id
      join staff_user u on u.id = h.by_user_id cross join lateral (values
      (h.from_at, 'bed-held'), (case when h.state in ('released', 'expired') then h.ended_at end, 'bed-given-back')) as step(at, kind)
    where step.at is not null
    union all
    select step.at, 2.2, step.kind, jsonb_build_object('intakeId', w.intake_id, 'waitlistEntryId', w.id),
      jsonb_build_object('by', u.name, 'programme', g.name, 'because', w.end_reason)
    from waitlist_entry w join person_intake i on i.id = w.intake_id join programme g on g.id = w.programme_id
      join staff_user u on u.id = w.by_user_id cross join lateral (values
      (w.since, 'waitlist-joined'), (w.ended_at, 'waitlist-left')) as step(at, kind)
    where step.at is not null
    union all
    select step.at, 2.3, step.kind, jsonb_build_object('intakeId', a.intake_id, 'appointmentId', a.id),
      jsonb_build_object('by', u.name, 'programme', g.name, 'startsAt', a.starts_at, 'zone', a.time_zone, 'because', a.end_reason)
    from appointment a join person_intake i on i.id = a.intake_id join programme g on g.id = a.programme_id
      join staff_user u on u.id = a.made_by cross join lateral (values
      (a.made_at, 'appointment-made'), (a.missed_at, 'appointment-missed'), (a.ended_at, 'appointment-' || a.state)) as step(at, kind)
    where step.at is not null
    union all
    select step.at, 2.4, step.kind, jsonb_build_object('intakeId', r.intake_id, 'referralId', r.id),
      jsonb_build_object('by', u.name, 'count', jsonb_array_length(r.options), 'place', p.name, 'receiver', r.receiver, 'because', r.lost_reason)
    from referral r join person_intake i on i.id = r.intake_id join staff_user u on u.id = r.offered_by
      left join referral_place p on p.id = r.chosen_place_id cross join lateral (values
      (r.offered_at, 'referral-offered'), (r.chosen_at, 'referral-chosen'), (r.handed_over_at, 'referral-handed-over'),
      (r.dropped_at, 'referral-dropped'), (r.accepted_at, 'referral-accepted'), (r.ended_at, 'referral-' || r.state)) as step(at, kind)
    where step.at is not null
    union all
    select t.ended_at, 2.5, 'placement-step-' || t.outcome, jsonb_build_object('intakeId', t.intake_id, 'stepId', t.id, 'callbackId', t.callback_id),
      jsonb_build_object('kind', t.kind, 'because', t.because)
    from placement_step t join person_intake i on i.id = t.intake_id
    where t.outcome in ('reached', 'closed', 'human-decision', 'too-late')`;
