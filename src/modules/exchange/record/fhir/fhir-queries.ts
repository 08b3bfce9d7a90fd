import { told } from '../../../../platform/sealing/told.js';

// $1 in each: the ids of everybody who is this person. What is told in an intake is about its patient, whoever asked for help.
const theirs = `(select intake_id from intake_party where person_id = any($1) and 'patient' = any(roles))`;

/** What is read of a person for FHIR, each as the rows of core/fhir/record-rows.ts. */
export const fhirQueries = {
  members: `
    select id, merged_into is null as "isKnownAs", display_name as name, language,
      left(to_char(birth_date, 'YYYY-MM-DD'), case birth_precision when 'year' then 4 when 'month' then 7 else 10 end) as "birthDate"
    from person where id = any($1) order by created_at, id`,
  numbers: 'select e164, extension from phone_number where person_id = any($1) order by created_at, id',
  // "of" is only good to tell one part from another: who it is stays here.
  parties: `
    select coalesce(o.merged_into, o.id) as of, false as "isThisPerson", array_agg(distinct role) as roles, min(p.since) as since
    from intake_party p join person o on o.id = p.person_id cross join unnest(p.roles) as role
    where p.intake_id in ${theirs} and p.person_id <> all($1) group by 1
    union all
    select p.intake_id, true, array_agg(distinct role), min(p.since) from intake_party p cross join unnest(p.roles) as role
    where p.person_id = any($1) and p.intake_id not in ${theirs} group by 1
    order by since, of`,
  episodes: `
    select i.id, s.name as site, i.stage, i.close_reason as "closeReason", i.opened_at as "openedAt", i.ended_at as "endedAt"
    from intake i join site s on s.id = i.site_id where i.id in ${theirs} order by i.opened_at, i.id`,
  stages: `select intake_id as "intakeId", to_stage as to, at from stage_change where intake_id in ${theirs} order by at, id`,
  answers: `
    select a.id, a.intake_id as "intakeId", a.question_id as "questionId", a.answered_by as "answeredBy", ${told('answer.value', 'a')} as value, a.instrument,
      a.instrument_version as "instrumentVersion", a.answered_at as "answeredAt", u.name as "askedBy"
    from screening_answer a join staff_user u on u.id = a.asked_by
    where a.intake_id in ${theirs} and a.superseded_at is null order by a.answered_at, a.id`,
  flags: `
    select id, level, rule, raised_at as "raisedAt", least(handled_at, lowered_at) as "endedAt"
    from flag where intake_id in ${theirs} order by raised_at, id`,
  appointments: `
    select a.id, a.state, a.starts_at as "startsAt", a.wall_time as "wallTime", a.time_zone as "timeZone", g.name as programme, a.place,
      a.transport, a.bring, a.made_at as "madeAt", a.end_reason as "endReason", i.stage = 'admitted' as "isAdmitted"
    from appointment a join programme g on g.id = a.programme_id join intake i on i.id = a.intake_id
    where a.intake_id in ${theirs} order by a.made_at, a.id`,
  referrals: `
    select r.id, r.state, r.reason, r.offered_at as "offeredAt", u.name as "offeredBy",
      array(select o.place ->> 'name' from jsonb_array_elements(r.options) with ordinality as o(place, nth) order by o.nth) as offered,
      (select o ->> 'name' from jsonb_array_elements(r.options) as o where o ->> 'placeId' = r.chosen_place_id::text limit 1) as chosen
    from referral r join staff_user u on u.id = r.offered_by where r.intake_id in ${theirs} order by r.offered_at, r.id`,
  decisions: `
    select d.id, d.intake_id as "intakeId", i.stage, d.edition, d.outcome, d.level, ${told('decision.ratings', 'd')} as ratings,
      ${told('decision.text', 'd')} as text, d.clinician_name as clinician,
      d.licence_state as "licenceState", d.licence_number as "licenceNumber", d.at
    from clinical_decision d join intake i on i.id = d.intake_id where d.intake_id in ${theirs} order by d.at, d.id`,
} as const;
