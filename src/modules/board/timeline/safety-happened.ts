import { told } from '../../../platform/sealing/told.js';

/** Flags and what was told to others about a person (`family`) or their intake, as branches of the timeline's union: at, rank, kind, ids, facts. */
export const safetyHappened = `
    select step.at, 4.5, step.kind, jsonb_build_object('flagId', f.id, 'intakeId', f.intake_id),
      jsonb_build_object('level', f.level, 'rule', f.rule, 'by', u.name, 'outcome', f.outcome, 'to', f.lowered_to, 'because', step.because)
    from flag f cross join lateral (values (f.raised_at, 'flag-raised', f.raised_by, null), (f.handled_at, 'flag-handled', f.handled_by, ${told('flag.note', 'f')}),
      (f.lowered_at, 'flag-lowered', f.lowered_by, ${told('flag.lowered-reason', 'f')})) as step(at, kind, by_user, because)
      left join staff_user u on u.id = step.by_user
    where step.at is not null and (f.person_id in (select id from family) or f.intake_id in (select id from person_intake))
    union all
    select step.at, 4.6, step.kind, jsonb_build_object('emergencyDisclosureId', e.id, 'intakeId', e.intake_id),
      jsonb_build_object('by', u.name, 'recipient', e.recipient_name, 'because', e.nothing_disclosed_because)
    from emergency_disclosure e cross join lateral (values (e.opened_at, 'emergency-record-opened', e.opened_by),
      (e.closed_at, 'emergency-record-closed', e.closed_by)) as step(at, kind, by_user)
      left join staff_user u on u.id = step.by_user
    where step.at is not null and (e.person_id in (select id from family) or e.intake_id in (select id from person_intake))
    union all
    select d.at, 4.7, 'disclosure-' || d.outcome, jsonb_strip_nulls(jsonb_build_object('disclosureId', d.id, 'intakeId', d.intake_id)),
      jsonb_build_object('by', u.name, 'recipient', d.recipient_name, 'fields', array_to_string(d.fields, ', '), 'channel', d.channel, 'because', d.because)
    from disclosure d left join staff_user u on u.id = d.by_user_id
    where d.person_id in (select id from family) or d.intake_id in (select id from person_intake)`;
