import type { MigrationInterface, QueryRunner } from 'typeorm';

const roles = (known: string) => `
  alter table staff_user drop constraint staff_user_roles_known;
  alter table staff_user add constraint staff_user_roles_known check (cardinality(roles) > 0 and roles <@ array[${known}]);`;

export class ApprovalsAndLegal1764000000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${roles(`'counsellor', 'manager', 'admin', 'clinician', 'privacy-officer'`)}

      -- what nobody does alone: asked for by one, decided by others, good for exactly this, once
      create table approval (
        id uuid not null,
        act text not null,
        -- null: it is about many
        person_id uuid,
        parameters jsonb not null,
        reason text not null,
        asked_by uuid not null,
        asked_at timestamptz not null,
        expires_at timestamptz not null,
        withdrawn_at timestamptz,
        used_at timestamptz,
        confidentiality text not null default 'part2',
        constraint approval_pk primary key (id),
        constraint approval_person_fk foreign key (person_id) references person (id),
        constraint approval_asked_by_fk foreign key (asked_by) references staff_user (id),
        constraint approval_asker unique (id, asked_by),
        constraint approval_act check (act in ('take-out-file', 'take-out-list', 'answer-legal-request')),
        constraint approval_times check (expires_at > asked_at and (used_at is null or withdrawn_at is null)),
        constraint approval_confidentiality check (confidentiality = 'part2')
      );
      create index approval_person_idx on approval (person_id);
      create index approval_asked_idx on approval (asked_at);

      create table approval_decision (
        approval_id uuid not null,
        -- of the approval: so that nobody decides on what they asked for
        asked_by uuid not null,
        by_user_id uuid not null,
        verdict text not null,
        reason text,
        at timestamptz not null,
        confidentiality text not null default 'part2',
        constraint approval_decision_pk primary key (approval_id, by_user_id),
        constraint approval_decision_approval_fk foreign key (approval_id, asked_by) references approval (id, asked_by),
        constraint approval_decision_user_fk foreign key (by_user_id) references staff_user (id),
        constraint approval_decision_of_another check (by_user_id <> asked_by),
        constraint approval_decision_verdict check (verdict = 'approved' or (verdict = 'refused' and reason is not null)),
        constraint approval_decision_confidentiality check (confidentiality = 'part2')
      );

      -- a subpoena, a court order or another demand of the law
      create table legal_request (
        id uuid not null,
        kind text not null,
        -- the court, or who sent it
        sender text not null,
        received_at timestamptz not null,
        response_due date,
        -- null: nobody whom we know
        person_id uuid,
        document_ref text not null,
        court_order boolean not null default false,
        -- of the order: where it is kept, and what it lets out
        order_ref text,
        order_fields text[],
        order_recorded_by uuid,
        order_recorded_at timestamptz,
        logged_by uuid not null,
        logged_at timestamptz not null,
        closed_at timestamptz,
        closed_by uuid,
        outcome text,
        closed_note text,
        confidentiality text not null default 'part2',
        constraint legal_request_pk primary key (id),
        constraint legal_request_person_fk foreign key (person_id) references person (id),
        constraint legal_request_logged_by_fk foreign key (logged_by) references staff_user (id),
        constraint legal_request_order_by_fk foreign key (order_recorded_by) references staff_user (id),
        constraint legal_request_closed_by_fk foreign key (closed_by) references staff_user (id),
        constraint legal_request_kind check (kind in ('subpoena', 'court-order', 'search-warrant', 'other')),
        constraint legal_request_order check (court_order = (order_ref is not null) and court_order = (order_fields is not null)
          and court_order = (order_recorded_by is not null) and court_order = (order_recorded_at is not null)
          and (not court_order or cardinality(order_fields) > 0)),
        constraint legal_request_outcome check (outcome in ('answered', 'objected', 'withdrawn', 'nobody-of-ours')),
        constraint legal_request_closed check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (outcome is null)),
        constraint legal_request_confidentiality check (confidentiality = 'part2')
      );
      create index legal_request_person_idx on legal_request (person_id) where person_id is not null;
      create index legal_request_open_idx on legal_request (response_due) where closed_at is null;

      alter table disclosure
        -- what of ours was handed over, such as record:pdf; null: it was no file
        add file text,
        add approval_id uuid,
        add legal_request_id uuid,
        add constraint disclosure_approval_fk foreign key (approval_id) references approval (id),
        add constraint disclosure_legal_request_fk foreign key (legal_request_id) references legal_request (id),
        drop constraint disclosure_basis,
        add constraint disclosure_basis check (basis in ('consent', 'emergency', 'own-request', 'service-organization', 'court-order')),
        add constraint disclosure_court_order check (basis <> 'court-order' or outcome <> 'made'
          or (legal_request_id is not null and approval_id is not null));
      create unique index disclosure_one_of_approval on disclosure (approval_id) where outcome = 'made' and approval_id is not null;

      -- something got out, or may have
      create table breach (
        id uuid not null,
        -- what happened, without names
        what text not null,
        -- the first day on which it was known, or should have been
        discovered_on date not null,
        opened_by uuid not null,
        opened_at timestamptz not null,
        confirmed_at timestamptz,
        confirmed_by uuid,
        -- the four factors of 45 CFR 164.402(2)
        information text,
        recipient text,
        acquired text,
        mitigation text,
        low_probability boolean,
        assessed_by uuid,
        assessed_at timestamptz,
        closed_at timestamptz,
        closed_by uuid,
        confidentiality text not null default 'part2',
        constraint breach_pk primary key (id),
        constraint breach_opened_by_fk foreign key (opened_by) references staff_user (id),
        constraint breach_confirmed_by_fk foreign key (confirmed_by) references staff_user (id),
        constraint breach_assessed_by_fk foreign key (assessed_by) references staff_user (id),
        constraint breach_closed_by_fk foreign key (closed_by) references staff_user (id),
        constraint breach_presumed check (low_probability is not true
          or (information is not null and recipient is not null and acquired is not null and mitigation is not null)),
        constraint breach_confirmed check ((confirmed_at is null) = (confirmed_by is null)),
        constraint breach_assessed check ((assessed_at is null) = (assessed_by is null)),
        constraint breach_closed check ((closed_at is null) = (closed_by is null)),
        constraint breach_confidentiality check (confidentiality = 'part2')
      );
      create index breach_open_idx on breach (discovered_on) where closed_at is null;

      -- how many live where, as far as it is known
      create table breach_state (
        breach_id uuid not null,
        state text not null,
        people int not null,
        constraint breach_state_pk primary key (breach_id, state),
        constraint breach_state_breach_fk foreign key (breach_id) references breach (id),
        constraint breach_state_state check (state ~ '^[A-Z]{2}$'),
        constraint breach_state_people check (people > 0)
      );

      -- whom of ours it is about
      create table breach_person (
        breach_id uuid not null,
        person_id uuid not null,
        added_by uuid not null,
        added_at timestamptz not null,
        confidentiality text not null default 'part2',
        constraint breach_person_pk primary key (breach_id, person_id),
        constraint breach_person_breach_fk foreign key (breach_id) references breach (id),
        constraint breach_person_person_fk foreign key (person_id) references person (id),
        constraint breach_person_added_by_fk foreign key (added_by) references staff_user (id),
        constraint breach_person_confidentiality check (confidentiality = 'part2')
      );
      create index breach_person_person_idx on breach_person (person_id);

      -- that somebody was told of it
      create table breach_notice (
        id uuid not null,
        breach_id uuid not null,
        kind text not null,
        -- of the media of a state
        state text,
        sent_on date not null,
        -- where the copy is kept
        document_ref text not null,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        constraint breach_notice_pk primary key (id),
        constraint breach_notice_breach_fk foreign key (breach_id) references breach (id),
        constraint breach_notice_recorded_by_fk foreign key (recorded_by) references staff_user (id),
        constraint breach_notice_kind check (kind in ('people', 'media', 'hhs')),
        constraint breach_notice_state check ((kind = 'media') = (state is not null))
      );
      create index breach_notice_breach_idx on breach_notice (breach_id);
      create trigger breach_notice_append_only before update or delete on breach_notice for each row execute function refuse_change();

      alter table clinical_duty
        add duty text not null default 'clinician',
        -- rung when nobody at a console takes an alarm; null: not to be rung
        add phone text,
        -- who is rung first of those with the same duty
        add rank int not null default 1,
        add constraint clinical_duty_duty check (duty in ('clinician', 'supervisor', 'medical-director')),
        add constraint clinical_duty_phone check (phone ~ '^\\+[1-9][0-9]{6,14}$'),
        add constraint clinical_duty_rank check (rank between 1 and 9);

      -- that somebody on duty was rung since a flag is open; written before their phone rings
      create table duty_call (
        id uuid not null,
        flag_id uuid not null,
        duty_id uuid not null,
        called_at timestamptz not null,
        carrier_sid text,
        outcome text,
        ended_at timestamptz,
        confidentiality text not null default 'part2',
        constraint duty_call_pk primary key (id),
        constraint duty_call_flag_fk foreign key (flag_id) references flag (id),
        constraint duty_call_duty_fk foreign key (duty_id) references clinical_duty (id),
        constraint duty_call_outcome check (outcome in ('taken', 'passed', 'not-reached')),
        constraint duty_call_ended check ((outcome is null) = (ended_at is null)),
        constraint duty_call_confidentiality check (confidentiality = 'part2')
      );
      create index duty_call_flag_idx on duty_call (flag_id, called_at);
      create index duty_call_sid_idx on duty_call (carrier_sid) where carrier_sid is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table duty_call;
      delete from clinical_duty where duty <> 'clinician';
      alter table clinical_duty drop column duty, drop column phone, drop column rank;
      drop table breach_notice; drop table breach_person; drop table breach_state; drop table breach;
      select set_config('ringback.erasing', 'on', true);
      delete from disclosure_result where disclosure_id in (select id from disclosure where basis = 'court-order');
      delete from disclosure where basis = 'court-order';
      alter table disclosure
        drop constraint disclosure_court_order,
        drop constraint disclosure_basis,
        add constraint disclosure_basis check (basis in ('consent', 'emergency', 'own-request', 'service-organization')),
        drop column file, drop column approval_id, drop column legal_request_id;
      drop table legal_request;
      drop table approval_decision;
      drop table approval;
      update staff_user set active = false, roles = array['counsellor'] where roles = array['privacy-officer'];
      update staff_user set roles = array_remove(roles, 'privacy-officer') where 'privacy-officer' = any(roles);
      ${roles(`'counsellor', 'manager', 'admin', 'clinician'`)}
    `);
  }
}
