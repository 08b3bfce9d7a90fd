import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Stages1764000000049 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table intake
        -- where an emergency began: it goes back there
        add stage_before text,
        add constraint intake_stage check (stage in ('inquiry', 'attempting', 'contacted', 'screening', 'coverage', 'clinical-review',
          'approved', 'waitlisted', 'scheduled', 'no-show', 'arrived', 'emergency', 'admitted', 'closed')),
        add constraint intake_stage_before check ((stage = 'emergency') = (stage_before is not null));
      -- a merge is undone where a row is still as the merge left it: also without knowing of this column
      update merge_change set before = before || '{"stage_before": null}', after = after || '{"stage_before": null}'
        where row_of = 'intake';
      create index intake_open_owner_idx on intake (owner_user_id) where ended_at is null;
      create index intake_follow_up_idx on intake ((facts ->> 'followUpOn')) where close_reason = 'not-ready-follow-up';
      create index alert_subject_idx on alert (subject_id, kind);

      -- a next step that is set aside: on hold its clock stops, in a snooze it runs on
      create table intake_aside (
        id uuid not null,
        intake_id uuid not null,
        kind text not null,
        reason text not null,
        by_user_id uuid not null,
        since timestamptz not null,
        until timestamptz not null,
        -- when the next step was due before, and is due from then on
        due_before timestamptz not null,
        due_after timestamptz not null,
        ended_at timestamptz,
        end_reason text,
        ended_by uuid,
        confidentiality text not null default 'part2',
        constraint intake_aside_pk primary key (id),
        constraint intake_aside_intake_fk foreign key (intake_id) references intake (id),
        constraint intake_aside_by_fk foreign key (by_user_id) references staff_user (id),
        constraint intake_aside_ended_by_fk foreign key (ended_by) references staff_user (id),
        constraint intake_aside_kind check (kind in ('hold', 'snooze')),
        constraint intake_aside_until check (until > since),
        constraint intake_aside_ended check ((ended_at is null) = (end_reason is null))
      );
      create unique index intake_aside_one_open on intake_aside (intake_id) where ended_at is null;
      create index intake_aside_intake_idx on intake_aside (intake_id, since);
      create index intake_aside_until_idx on intake_aside (until) where ended_at is null;

      -- gates that somebody opened without all facts; somebody else looks at each
      create table intake_override (
        id uuid not null,
        intake_id uuid not null,
        to_stage text not null,
        left_open text[] not null,
        reason text not null,
        by_user_id uuid not null,
        at timestamptz not null,
        reviewed_at timestamptz,
        reviewed_by uuid,
        review_note text,
        confidentiality text not null default 'part2',
        constraint intake_override_pk primary key (id),
        constraint intake_override_intake_fk foreign key (intake_id) references intake (id),
        constraint intake_override_by_fk foreign key (by_user_id) references staff_user (id),
        constraint intake_override_reviewed_by_fk foreign key (reviewed_by) references staff_user (id),
        constraint intake_override_four_eyes check (reviewed_by <> by_user_id),
        constraint intake_override_reviewed check
          ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (review_note is null))
      );
      create index intake_override_intake_idx on intake_override (intake_id);
      create index intake_override_open_idx on intake_override (at) where reviewed_at is null;
      insert into intake_override (id, intake_id, to_stage, left_open, reason, by_user_id, at)
        select a.id, i.id, a.detail ->> 'to', array(select jsonb_array_elements_text(a.detail -> 'leftOpen')), a.detail ->> 'reason',
          a.user_id, a.at
        from audit_entry a join intake i on i.id::text = a.subject_id::text
        where a.action = 'intake.gate-overridden' and a.user_id is not null;

      -- what may be decided about people in which state, by whom, until when
      create table clinician_licence (
        id uuid not null,
        user_id uuid not null,
        state text not null,
        number text not null,
        valid_until date not null,
        added_at timestamptz not null,
        constraint clinician_licence_pk primary key (id),
        constraint clinician_licence_user_fk foreign key (user_id) references staff_user (id),
        constraint clinician_licence_state check (state ~ '^[A-Z]{2}$'),
        constraint clinician_licence_once unique (user_id, state, number)
      );

      -- what clinicians decided, word for word; never changed, the last one counts
      create table clinical_decision (
        id uuid not null,
        intake_id uuid not null,
        edition text not null,
        outcome text not null,
        level text,
        ratings jsonb not null,
        text text not null,
        by_user_id uuid not null,
        clinician_name text not null,
        licence_id uuid not null,
        licence_state text not null,
        licence_number text not null,
        at timestamptz not null,
        confidentiality text not null default 'part2',
        constraint clinical_decision_pk primary key (id),
        constraint clinical_decision_intake_fk foreign key (intake_id) references intake (id),
        constraint clinical_decision_by_fk foreign key (by_user_id) references staff_user (id),
        constraint clinical_decision_licence_fk foreign key (licence_id) references clinician_licence (id),
        constraint clinical_decision_edition check (edition in ('3', '4')),
        constraint clinical_decision_outcome check (outcome in ('approved', 'declined')),
        constraint clinical_decision_level check (outcome = 'declined' or level is not null)
      );
      create index clinical_decision_intake_idx on clinical_decision (intake_id, at);
      create trigger clinical_decision_append_only before update or delete on clinical_decision
        for each row execute function refuse_change();

      -- notes on an intake, saved as they are written; who writes says which version they read
      create table intake_note (
        id uuid not null,
        intake_id uuid not null,
        version int not null default 1,
        text text not null,
        by_user_id uuid not null,
        created_at timestamptz not null,
        saved_by uuid not null,
        saved_at timestamptz not null,
        -- since when this person has been at it
        sitting_since timestamptz not null,
        confidentiality text not null default 'part2',
        constraint intake_note_pk primary key (id),
        constraint intake_note_intake_fk foreign key (intake_id) references intake (id),
        constraint intake_note_by_fk foreign key (by_user_id) references staff_user (id),
        constraint intake_note_saved_by_fk foreign key (saved_by) references staff_user (id)
      );
      create index intake_note_intake_idx on intake_note (intake_id, created_at);
      -- the text as each sitting left it
      create table intake_note_version (
        note_id uuid not null,
        version int not null,
        text text not null,
        saved_by uuid not null,
        saved_at timestamptz not null,
        confidentiality text not null default 'part2',
        constraint intake_note_version_pk primary key (note_id, version),
        constraint intake_note_version_note_fk foreign key (note_id) references intake_note (id),
        constraint intake_note_version_saved_by_fk foreign key (saved_by) references staff_user (id)
      );
      create trigger intake_note_version_append_only before update or delete on intake_note_version
        for each row execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table intake_note_version;
      drop table intake_note;
      drop table clinical_decision;
      drop table clinician_licence;
      drop table intake_override;
      drop table intake_aside;
      drop index alert_subject_idx;
      drop index intake_follow_up_idx;
      drop index intake_open_owner_idx;
      alter table intake drop constraint intake_stage_before, drop constraint intake_stage;
      update intake set stage = case stage when 'emergency' then stage_before else 'scheduled' end
        where stage in ('no-show', 'arrived', 'emergency');
      alter table intake drop stage_before;
      update merge_change set before = before - 'stage_before', after = after - 'stage_before' where row_of = 'intake';
    `);
  }
}
