import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecordAccess1764000000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table staff_user drop constraint staff_user_roles_known;
      alter table staff_user add constraint staff_user_roles_known check (cardinality(roles) > 0 and roles <@ array['counsellor',
        'navigator', 'clinician', 'supervisor', 'manager', 'privacy-officer', 'admin', 'auditor']);

      -- a record that somebody opened without work on it: why, until when, and what a colleague found
      create table record_opening (
        id uuid not null,
        person_id uuid not null,
        user_id uuid not null,
        reason text not null,
        words text not null,
        -- why the reader may know them
        signs text[] not null,
        at timestamptz not null,
        until timestamptz not null,
        reviewed_at timestamptz,
        reviewed_by uuid,
        verdict text,
        review_note text,
        confidentiality text not null default 'part2',
        constraint record_opening_pk primary key (id),
        constraint record_opening_person_fk foreign key (person_id) references person (id),
        constraint record_opening_user_fk foreign key (user_id) references staff_user (id),
        constraint record_opening_reviewed_by_fk foreign key (reviewed_by) references staff_user (id),
        constraint record_opening_until check (until > at),
        constraint record_opening_verdict check (verdict in ('justified', 'not-justified')),
        constraint record_opening_four_eyes check (reviewed_by <> user_id),
        constraint record_opening_reviewed check ((reviewed_at is null) = (reviewed_by is null)
          and (reviewed_at is null) = (verdict is null) and (reviewed_at is null) = (review_note is null)),
        constraint record_opening_label check (confidentiality = 'part2')
      );
      create index record_opening_reader_idx on record_opening (user_id, person_id, until);
      create index record_opening_person_idx on record_opening (person_id);
      create index record_opening_unreviewed_idx on record_opening (at) where reviewed_at is null;

      create index hand_over_call_idx on hand_over (call_id);

      -- what was said in counselling, apart from every other note (42 CFR 2.11); sealed, written once
      create table counselling_note (
        id uuid not null,
        intake_id uuid not null,
        sealed bytea not null,
        by_user_id uuid not null,
        at timestamptz not null,
        confidentiality text not null default 'part2',
        constraint counselling_note_pk primary key (id),
        constraint counselling_note_intake_fk foreign key (intake_id) references intake (id),
        constraint counselling_note_by_fk foreign key (by_user_id) references staff_user (id),
        constraint counselling_note_label check (confidentiality = 'part2')
      );
      create index counselling_note_intake_idx on counselling_note (intake_id, at);
      create trigger counselling_note_append_only before update or delete on counselling_note
        for each row execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table counselling_note;
      drop index hand_over_call_idx;
      drop table record_opening;
      alter table staff_user drop constraint staff_user_roles_known;
      -- who has none of the roles that the older release knows signs in no more
      update staff_user set active = false, roles = array['counsellor']
        where not roles && array['counsellor', 'manager', 'admin', 'clinician', 'privacy-officer'];
      update staff_user set roles = array(select role from unnest(roles) as role where role in ('counsellor', 'manager', 'admin', 'clinician', 'privacy-officer'));
      alter table staff_user add constraint staff_user_roles_known
        check (cardinality(roles) > 0 and roles <@ array['counsellor', 'manager', 'admin', 'clinician', 'privacy-officer']);
    `);
  }
}
