/** What insurers were asked about a patient (`family`) or their intake, as branches of the timeline's union: at, rank, kind, ids, facts. */
export const benefitsHappened = `
    select step.at, step.rank, step.kind, jsonb_build_object('benefitsRequestId', r.id, 'intakeId', r.intake_id, 'benefitsTryId', step.try_id),
      jsonb_build_object('payer', r.payer_name, 'way', step.way, 'by', step.by, 'zone', s.time_zone, 'active', step.active,
        'because', step.because)
    from benefits_request r join intake i on i.id = r.intake_id join site s on s.id = i.site_id
      join staff_user asker on asker.id = r.asked_by cross join lateral (
        select r.asked_at, 4.1, 'benefits-asked', null::uuid, r.way, asker.name, null::boolean, null::text
        union all
        select t.begun_at, 4.2, 'benefits-told', t.id, t.way, u.name, null, t.sentence
        from benefits_try t left join staff_user u on u.id = t.by_user_id where t.request_id = r.id
        union all
        select a.received_at, 4.3, 'benefits-answered', a.try_id, a.way, null, a.active, null from benefits_answer a where a.request_id = r.id
        union all
        select r.ended_at, 4.4, 'benefits-cancelled', null, r.way, null, null, r.because where r.state = 'cancelled'
        union all
        select r.expected_by, 16.1, 'benefits-expected', null, r.way, r.expected_by::text, null, r.because where r.ended_at is null
      ) as step(at, rank, kind, try_id, way, by, active, because)
    where r.person_id in (select id from family) or r.intake_id in (select id from person_intake)`;
