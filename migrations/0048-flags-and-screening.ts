import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FlagsAndScreening1764000000048 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table staff_user drop constraint staff_user_roles_known;
      alter table staff_user add constraint staff_user_roles_known
        check (cardinality(roles) > 0 and roles <@ array['counsellor', 'manager', 'admin', 'clinician']);

      -- what the medical director signed, whole and byte for byte
      create table clinical_signature (
        name text not null,
        version text not null,
        content_hash text not null,
        key_id text not null,
        signed_by text not null,
        signed_at timestamptz not null,
        document text not null,
        stored_at timestamptz not null default now(),
        constraint clinical_signature_pk primary key (name, content_hash, key_id)
      );
      create trigger clinical_signature_append_only before update or delete on clinical_signature
        for each row execute function refuse_change();

      -- which clinicians can be asked now
      create table clinical_duty (
        id uuid not null,
        user_id uuid not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        by_user_id uuid not null,
        constraint clinical_duty_pk primary key (id),
        constraint clinical_duty_user_fk foreign key (user_id) references staff_user (id),
        constraint clinical_duty_by_fk foreign key (by_user_id) references staff_user (id),
        constraint clinical_duty_ends check (ends_at > starts_at)
      );
      create index clinical_duty_ends_idx on clinical_duty (ends_at);

      create table flag (
        id uuid not null,
        intake_id uuid not null,
        person_id uuid not null,
        site_id uuid not null,
        level text not null,
        rule text not null,
        table_version text not null,
        table_hash text not null,
        -- the answers it rests on, by question
        facts jsonb not null,
        raised_by uuid,
        raised_at timestamptz not null,
        due_at timestamptz,
        escalated_at timestamptz,
        handled_by uuid,
        handled_at timestamptz,
        outcome text,
        note text,
        lowered_by uuid,
        lowered_at timestamptz,
        lowered_to text,
        lowered_reason text,
        confidentiality text not null default 'part2',
        constraint flag_pk primary key (id),
        constraint flag_intake_fk foreign key (intake_id) references intake (id),
        constraint flag_person_fk foreign key (person_id) references person (id),
        constraint flag_site_fk foreign key (site_id) references site (id),
        constraint flag_raised_by_fk foreign key (raised_by) references staff_user (id),
        constraint flag_handled_by_fk foreign key (handled_by) references staff_user (id),
        constraint flag_lowered_by_fk foreign key (lowered_by) references staff_user (id),
        constraint flag_confidential check (confidentiality = 'part2'),
        constraint flag_level check (level in ('yellow', 'orange', 'red')),
        constraint flag_orange_is_due check (level <> 'orange' or due_at is not null),
        constraint flag_handled check ((handled_at is null) = (outcome is null) and (handled_at is null) = (handled_by is null)),
        -- by somebody, for a reason, and downwards
        constraint flag_lowered check ((lowered_at is null) = (lowered_by is null) and (lowered_at is null) = (lowered_reason is null)
          and (lowered_to is null or (lowered_at is not null
            and ((lowered_to = 'orange' and level = 'red') or (lowered_to = 'yellow' and level <> 'yellow')))))
      );
      create unique index flag_one_open_per_rule on flag (intake_id, rule) where handled_at is null and lowered_at is null;
      create index flag_intake_idx on flag (intake_id);
      create index flag_person_idx on flag (person_id);
      create index flag_open_idx on flag (raised_at) where handled_at is null and lowered_at is null;

      -- 42 CFR 2.51(c): who in medicine was told, by whom, when, and of which emergency
      create table emergency_disclosure (
        id uuid not null,
        flag_id uuid not null,
        intake_id uuid not null,
        person_id uuid not null,
        opened_by uuid,
        opened_at timestamptz not null,
        recipient_name text,
        recipient_affiliation text,
        discloser_name text,
        disclosed_at timestamptz,
        nature text,
        nothing_disclosed_because text,
        closed_by uuid,
        closed_at timestamptz,
        review_due_at timestamptz not null,
        reviewed_by uuid,
        reviewed_at timestamptz,
        confidentiality text not null default 'part2',
        constraint emergency_disclosure_pk primary key (id),
        constraint emergency_disclosure_flag_fk foreign key (flag_id) references flag (id),
        constraint emergency_disclosure_one_per_flag unique (flag_id),
        constraint emergency_disclosure_intake_fk foreign key (intake_id) references intake (id),
        constraint emergency_disclosure_person_fk foreign key (person_id) references person (id),
        constraint emergency_disclosure_opened_by_fk foreign key (opened_by) references staff_user (id),
        constraint emergency_disclosure_closed_by_fk foreign key (closed_by) references staff_user (id),
        constraint emergency_disclosure_reviewed_by_fk foreign key (reviewed_by) references staff_user (id),
        constraint emergency_disclosure_confidential check (confidentiality = 'part2'),
        constraint emergency_disclosure_closed check (
          (closed_at is null) = (closed_by is null) and (closed_at is null or nothing_disclosed_because is not null
            or num_nulls(recipient_name, recipient_affiliation, discloser_name, disclosed_at, nature) = 0)),
        constraint emergency_disclosure_reviewed check (
          (reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null or closed_at is not null))
      );
      create index emergency_disclosure_open_idx on emergency_disclosure (review_due_at) where reviewed_at is null;
      create index emergency_disclosure_intake_idx on emergency_disclosure (intake_id);
      create index emergency_disclosure_person_idx on emergency_disclosure (person_id);

      -- the ten-digit lines on which 911 of another county is reached, each looked up by somebody on a day
      create table answering_point (
        id uuid not null,
        state text not null,
        county text not null,
        phone_number text not null,
        checked_on date not null,
        by_user_id uuid not null,
        constraint answering_point_pk primary key (id),
        constraint answering_point_by_fk foreign key (by_user_id) references staff_user (id),
        constraint answering_point_one_per_county unique (state, county)
      );

      -- what was answered, once per question and whoever answered; what was said before stays
      create table screening_answer (
        id uuid not null,
        intake_id uuid not null,
        question_id text not null,
        answered_by text not null,
        value text not null,
        language text not null,
        instrument text,
        instrument_version text,
        definition_hash text,
        asked_by uuid not null,
        answered_at timestamptz not null,
        superseded_at timestamptz,
        confidentiality text not null default 'part2',
        constraint screening_answer_pk primary key (id),
        constraint screening_answer_intake_fk foreign key (intake_id) references intake (id),
        constraint screening_answer_asked_by_fk foreign key (asked_by) references staff_user (id),
        constraint screening_answer_confidential check (confidentiality = 'part2'),
        constraint screening_answer_answered_by check (answered_by in ('person', 'third-party')),
        constraint screening_answer_instrument check (
          (instrument is null) = (instrument_version is null) and (instrument is null) = (definition_hash is null))
      );
      create unique index screening_answer_one_now on screening_answer (intake_id, question_id, answered_by) where superseded_at is null;

      -- what is being written down, as it was typed
      create table screening_draft (
        intake_id uuid not null,
        question_id text not null,
        answered_by text not null,
        text text not null,
        version int not null,
        saved_by uuid not null,
        saved_at timestamptz not null,
        confidentiality text not null default 'part2',
        constraint screening_draft_pk primary key (intake_id, question_id, answered_by),
        constraint screening_draft_intake_fk foreign key (intake_id) references intake (id),
        constraint screening_draft_saved_by_fk foreign key (saved_by) references staff_user (id),
        constraint screening_draft_confidential check (confidentiality = 'part2'),
        constraint screening_draft_answered_by check (answered_by in ('person', 'third-party'))
      );

      -- words of questions that the installation brought: licensed ones, or its own
      create table instrument_words (
        question_id text not null,
        language text not null,
        words text not null,
        licence text not null,
        set_by uuid not null,
        set_at timestamptz not null,
        constraint instrument_words_pk primary key (question_id, language),
        constraint instrument_words_set_by_fk foreign key (set_by) references staff_user (id),
        constraint instrument_words_language check (language in ('en', 'es'))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table instrument_words;
      drop table screening_draft;
      drop table screening_answer;
      drop table answering_point;
      drop table emergency_disclosure;
      drop table flag;
      drop table clinical_duty;
      drop table clinical_signature;
      alter table staff_user drop constraint staff_user_roles_known;
      -- who was nothing but a clinician has no role that the older release knows: they sign in no more
      update staff_user set active = false, roles = array['counsellor'] where roles = array['clinician'];
      update staff_user set roles = array_remove(roles, 'clinician') where 'clinician' = any(roles);
      alter table staff_user add constraint staff_user_roles_known
        check (cardinality(roles) > 0 and roles <@ array['counsellor', 'manager', 'admin']);
    `);
  }
}
