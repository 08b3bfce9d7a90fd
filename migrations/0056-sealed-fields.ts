import type { MigrationInterface, QueryRunner } from 'typeorm';

// As migration 0045 left it.
const erasingOnly = `
      create or replace function refuse_change() returns trigger language plpgsql as $$
        begin
          if current_setting('ringback.erasing', true) = 'on' and (tg_table_name <> 'audit_entry' or tg_op = 'DELETE') then
            if tg_op = 'DELETE' then return old; end if;
            return new;
          end if;
          raise exception '% rows are never changed', tg_table_name;
        end $$;`;

/** What stands in plain from before is sealed by a job (SealOld): a statement has no keys. */
export class SealedFields1764000000056 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- the data keys of persons, wrapped under a key that is not in the database; it names itself in the head of what it seals
      create table person_key (
        id uuid not null,
        person_id uuid not null,
        -- null: nothing opens with it any more
        wrapped bytea,
        wrapping_key_id text not null,
        made_at timestamptz not null default now(),
        -- nothing new is sealed with it
        retired_at timestamptz,
        -- nothing is sealed with it any more
        ended_at timestamptz,
        -- whoever it was of is erased
        shredded_at timestamptz,
        confidentiality text not null default 'part2',
        constraint person_key_pk primary key (id),
        constraint person_key_person_fk foreign key (person_id) references person (id),
        constraint person_key_gone check ((wrapped is null) = (ended_at is not null or shredded_at is not null)),
        constraint person_key_ended check (ended_at is null or retired_at is not null),
        constraint person_key_label check (confidentiality = 'part2')
      );
      alter table person_key enable row level security;
      alter table person_key force row level security;
      create policy second_wall on person_key using ((select asker_has('people')) is not null);
      create index person_key_person_idx on person_key (person_id);
      create index person_key_wrapping_idx on person_key (wrapping_key_id) where wrapped is not null;
      create index person_key_retired_idx on person_key (retired_at) where retired_at is not null and wrapped is not null;

      -- how far each sealed column was gone through, for what is sealed with a key that is to go
      create table sealing_walk (
        name text not null,
        began_at timestamptz not null,
        -- the first key of the ring when it began
        ring_key_id text not null,
        position uuid,
        ended_at timestamptz,
        constraint sealing_walk_pk primary key (name)
      );

      alter table lead add message_sealed bytea;
      create index lead_message_plain_idx on lead (id) where message is not null;
      -- the words stand in the message
      update lead set danger_signs = (select jsonb_agg(jsonb_build_object('sign', d -> 'sign')) from jsonb_array_elements(danger_signs) d)
        where danger_signs is not null;

      alter table raw_submission add body_sealed bytea, alter body drop not null,
        add constraint raw_submission_body check (num_nonnulls(body, body_sealed) = 1);
      create index raw_submission_body_plain_idx on raw_submission (lead_id) where body is not null;

      alter table lead_replay add changes_sealed bytea, alter changes drop not null,
        add constraint lead_replay_changes check (num_nonnulls(changes, changes_sealed) = 1);
      create index lead_replay_changes_plain_idx on lead_replay (id) where changes is not null;

      alter table text_message add body_sealed bytea;
      create index text_message_body_plain_idx on text_message (id) where body is not null;

      alter table intake_note add text_sealed bytea, alter text drop not null,
        add constraint intake_note_text check (num_nonnulls(text, text_sealed) = 1);
      create index intake_note_text_plain_idx on intake_note (id) where text is not null;

      alter table intake_note_version add text_sealed bytea, alter text drop not null,
        add constraint intake_note_version_text check (num_nonnulls(text, text_sealed) = 1);
      create index intake_note_version_text_plain_idx on intake_note_version (note_id) where text is not null;

      alter table screening_answer add value_sealed bytea, alter value drop not null,
        add constraint screening_answer_value check (num_nonnulls(value, value_sealed) = 1);
      create index screening_answer_value_plain_idx on screening_answer (id) where value is not null;

      alter table screening_draft add text_sealed bytea, alter text drop not null,
        add constraint screening_draft_text check (num_nonnulls(text, text_sealed) = 1);
      create index screening_draft_text_plain_idx on screening_draft (intake_id) where text is not null;

      alter table phone_number add who_may_pick_up_sealed bytea, add name_to_use_sealed bytea;
      create index phone_number_who_may_pick_up_plain_idx on phone_number (id) where who_may_pick_up is not null;
      create index phone_number_name_to_use_plain_idx on phone_number (id) where name_to_use is not null;

      alter table call add disposition_note_sealed bytea;
      create index call_disposition_note_plain_idx on call (id) where disposition_note is not null;

      alter table clinical_decision add text_sealed bytea, alter text drop not null, add ratings_sealed bytea, alter ratings drop not null,
        add constraint clinical_decision_text check (num_nonnulls(text, text_sealed) = 1),
        add constraint clinical_decision_ratings check (num_nonnulls(ratings, ratings_sealed) = 1);
      create index clinical_decision_text_plain_idx on clinical_decision (id) where text is not null;
      create index clinical_decision_ratings_plain_idx on clinical_decision (id) where ratings is not null;

      alter table waitlist_entry add safety_plan_sealed bytea, alter safety_plan drop not null,
        add constraint waitlist_entry_plan_kept check (num_nonnulls(safety_plan, safety_plan_sealed) = 1);
      create index waitlist_entry_safety_plan_plain_idx on waitlist_entry (id) where safety_plan is not null;

      alter table flag add facts_sealed bytea, alter facts drop not null, add note_sealed bytea, add lowered_reason_sealed bytea,
        add constraint flag_facts check (num_nonnulls(facts, facts_sealed) = 1),
        drop constraint flag_lowered,
        add constraint flag_lowered check ((lowered_at is null) = (lowered_by is null)
          and (lowered_at is not null)::int = num_nonnulls(lowered_reason, lowered_reason_sealed)
          and (lowered_to is null or (lowered_at is not null
            and ((lowered_to = 'orange' and level = 'red') or (lowered_to = 'yellow' and level <> 'yellow')))));
      create index flag_facts_plain_idx on flag (id) where facts is not null;
      create index flag_note_plain_idx on flag (id) where note is not null;
      create index flag_lowered_reason_plain_idx on flag (id) where lowered_reason is not null;

      -- Sealing changes how something is kept, and not what it says.
      create or replace function refuse_change() returns trigger language plpgsql as $$
        begin
          if current_setting('ringback.erasing', true) = 'on' and (tg_table_name <> 'audit_entry' or tg_op = 'DELETE') then
            if tg_op = 'DELETE' then return old; end if;
            return new;
          end if;
          if current_setting('ringback.sealing', true) = 'on' and tg_op = 'UPDATE' and tg_table_name in
              ('raw_submission', 'lead_replay', 'intake_note_version', 'counselling_note', 'clinical_decision') then
            return new;
          end if;
          raise exception '% rows are never changed', tg_table_name;
        end $$;
    `);
  }

  /** Only while nothing is sealed yet: a statement has no keys, and what is sealed would be lost. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        if exists (select from person_key where wrapped is not null) then
          raise exception 'What people told us is sealed: the release before this one cannot read it. Restore a backup instead.';
        end if;
      end $$;
      ${erasingOnly}
      drop index flag_lowered_reason_plain_idx;
      drop index flag_note_plain_idx;
      drop index flag_facts_plain_idx;
      alter table flag drop constraint flag_lowered, drop constraint flag_facts, drop facts_sealed, drop note_sealed,
        drop lowered_reason_sealed, alter facts set not null,
        add constraint flag_lowered check ((lowered_at is null) = (lowered_by is null) and (lowered_at is null) = (lowered_reason is null)
          and (lowered_to is null or (lowered_at is not null
            and ((lowered_to = 'orange' and level = 'red') or (lowered_to = 'yellow' and level <> 'yellow')))));
      drop index waitlist_entry_safety_plan_plain_idx;
      alter table waitlist_entry drop constraint waitlist_entry_plan_kept, drop safety_plan_sealed, alter safety_plan set not null;
      drop index clinical_decision_ratings_plain_idx;
      drop index clinical_decision_text_plain_idx;
      alter table clinical_decision drop constraint clinical_decision_ratings, drop constraint clinical_decision_text,
        drop ratings_sealed, drop text_sealed, alter ratings set not null, alter text set not null;
      drop index call_disposition_note_plain_idx;
      alter table call drop disposition_note_sealed;
      drop index phone_number_name_to_use_plain_idx;
      drop index phone_number_who_may_pick_up_plain_idx;
      alter table phone_number drop who_may_pick_up_sealed, drop name_to_use_sealed;
      drop index screening_draft_text_plain_idx;
      alter table screening_draft drop constraint screening_draft_text, drop text_sealed, alter text set not null;
      drop index screening_answer_value_plain_idx;
      alter table screening_answer drop constraint screening_answer_value, drop value_sealed, alter value set not null;
      drop index intake_note_version_text_plain_idx;
      alter table intake_note_version drop constraint intake_note_version_text, drop text_sealed, alter text set not null;
      drop index intake_note_text_plain_idx;
      alter table intake_note drop constraint intake_note_text, drop text_sealed, alter text set not null;
      drop index text_message_body_plain_idx;
      alter table text_message drop body_sealed;
      drop index lead_replay_changes_plain_idx;
      alter table lead_replay drop constraint lead_replay_changes, drop changes_sealed, alter changes set not null;
      drop index raw_submission_body_plain_idx;
      alter table raw_submission drop constraint raw_submission_body, drop body_sealed, alter body set not null;
      drop index lead_message_plain_idx;
      alter table lead drop message_sealed;
      drop table sealing_walk;
      drop table person_key;
    `);
  }
}
