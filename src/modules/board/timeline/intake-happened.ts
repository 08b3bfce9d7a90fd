import { told } from '../../../platform/sealing/told.js';

/**
 * What staff did with the intakes of a person (`person_intake`), as branches of the timeline's union: at, rank, kind, ids, facts. The
 * decision of a clinician stands before the stage that follows from it.
 */
export const intakeHappened = `
    select d.at, 1.5, 'level-decided', jsonb_build_object('intakeId', d.intake_id, 'decisionId', d.id),
      jsonb_build_object('by', d.clinician_name, 'outcome', d.outcome, 'level', d.level, 'edition', d.edition, 'state', d.licence_state)
    from clinical_decision d where d.intake_id in (select id from person_intake)
    union all
    select step.at, step.rank, step.kind, jsonb_build_object('intakeId', o.intake_id, 'overrideId', o.id),
      jsonb_build_object('by', step.by, 'to', o.to_stage, 'leftOpen', array_to_string(o.left_open, ', '), 'because', step.because)
    from intake_override o join staff_user u on u.id = o.by_user_id left join staff_user r on r.id = o.reviewed_by cross join lateral (values
      (o.at, 2.1, 'gate-overridden', u.name, o.reason), (o.reviewed_at, 18, 'override-reviewed', r.name, o.review_note))
        as step(at, rank, kind, by, because)
    where step.at is not null and o.intake_id in (select id from person_intake)
    union all
    select n.created_at, 13.5, 'note-written', jsonb_build_object('intakeId', n.intake_id, 'noteId', n.id),
      jsonb_build_object('by', u.name, 'text', ${told('note.text', 'n')})
    from intake_note n join staff_user u on u.id = n.by_user_id where n.intake_id in (select id from person_intake)
    union all
    select step.at, step.rank, step.kind, jsonb_build_object('intakeId', a.intake_id, 'asideId', a.id),
      jsonb_build_object('by', u.name, 'because', a.reason, 'until', a.until, 'end', a.end_reason, 'zone', i.time_zone)
    from intake_aside a join person_intake i on i.id = a.intake_id join staff_user u on u.id = a.by_user_id cross join lateral (values
      (a.since, 18, case a.kind when 'hold' then 'step-held' else 'step-snoozed' end),
      (case when a.end_reason <> 'moved' then a.ended_at end, 18.1, 'step-woken')) as step(at, rank, kind)
    where step.at is not null
    union all
    select a.at, 18, 'intake-assigned', jsonb_build_object('intakeId', a.subject_id, 'auditEntryId', a.id),
      jsonb_build_object('by', u.name, 'to', coalesce(o.name, 'the ' || (a.detail ->> 'team')), 'because', a.detail ->> 'reason')
    from audit_entry a left join staff_user u on u.id = a.user_id left join staff_user o on o.id::text = a.detail ->> 'to'
    where a.subject_type = 'intake' and a.action = 'intake.assigned' and a.subject_id in (select id::text from person_intake)`;
