import type { MigrationInterface, QueryRunner } from 'typeorm';

const strict = `
      create or replace function refuse_change() returns trigger language plpgsql as $$
        begin raise exception '% rows are never changed', tg_table_name; end $$;`;

export class Erasure1764000000045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table person
        -- they want us to let go of it and something is in the way: nobody finds it, managers and administrators may open it
        add restricted_at timestamptz,
        -- nothing is left but what hangs on the id
        add erased_at timestamptz,
        add constraint person_erased_is_nobody check (erased_at is null or (display_name is null and search_name is null
          and birth_date is null and safe_word is null and restricted_at is null));
      create index person_restricted_idx on person (id) where restricted_at is not null;
      create index person_erased_idx on person (erased_at) where erased_at is not null;

      create table legal_hold (
        id uuid not null,
        person_id uuid not null,
        reason text not null,
        placed_by uuid not null,
        placed_at timestamptz not null,
        lifted_at timestamptz,
        lifted_by uuid,
        lifted_reason text,
        confidentiality text not null default 'part2',
        constraint legal_hold_pk primary key (id),
        constraint legal_hold_person_fk foreign key (person_id) references person (id),
        constraint legal_hold_placed_by_fk foreign key (placed_by) references staff_user (id),
        constraint legal_hold_lifted_by_fk foreign key (lifted_by) references staff_user (id),
        constraint legal_hold_lifted check
          ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_reason is null)),
        constraint legal_hold_label check (confidentiality = 'part2')
      );
      create index legal_hold_person_idx on legal_hold (person_id);
      create index legal_hold_standing_idx on legal_hold (person_id) where lifted_at is null;

      -- that somebody asked to be erased, and what came of it
      create table erasure_request (
        id uuid not null,
        person_id uuid not null,
        -- who asked, by their part in it and never by name; null: the time was over
        asked_by text,
        reason text not null,
        -- null: the program, when the time was over
        by_user_id uuid,
        asked_at timestamptz not null,
        outcome text not null,
        obstacles jsonb not null default '[]',
        ask_again_at timestamptz,
        rows_erased int,
        confidentiality text not null default 'part2',
        constraint erasure_request_pk primary key (id),
        constraint erasure_request_person_fk foreign key (person_id) references person (id),
        constraint erasure_request_user_fk foreign key (by_user_id) references staff_user (id),
        constraint erasure_request_asked_by check
          (asked_by in ('patient', 'person', 'guardian', 'representative', 'authority', 'ourselves')),
        constraint erasure_request_somebodys check ((asked_by is null) = (by_user_id is null)),
        constraint erasure_request_outcome check (outcome in ('erased', 'refused')),
        constraint erasure_request_refused check ((outcome = 'refused') = (obstacles <> '[]') and (outcome = 'erased') = (rows_erased is not null)),
        constraint erasure_request_label check (confidentiality = 'part2')
      );
      create index erasure_request_person_idx on erasure_request (person_id, asked_at);

      -- how long what is kept; the newest version holds, none: the standard of the program
      create table retention_policy (
        version int not null,
        body jsonb not null,
        reason text not null,
        created_by uuid not null,
        created_at timestamptz not null,
        constraint retention_policy_pk primary key (version),
        constraint retention_policy_user_fk foreign key (created_by) references staff_user (id),
        constraint retention_policy_version check (version >= 1)
      );

      -- Erasing is the one change of what is else never changed. An entry of the audit ends by its age alone.
      create or replace function refuse_change() returns trigger language plpgsql as $$
        begin
          if current_setting('ringback.erasing', true) = 'on' and (tg_table_name <> 'audit_entry' or tg_op = 'DELETE') then
            if tg_op = 'DELETE' then return old; end if;
            return new;
          end if;
          raise exception '% rows are never changed', tg_table_name;
        end $$;

      -- Restricted, and there is nothing to do for them. While somebody is in danger or on the line, who looks after them needs their record.
      create function is_shut_away(asked uuid) returns boolean language sql stable as $$
        select exists (select from person p where p.id in (select family_of(asked)) and p.restricted_at is not null)
          and not exists (select from callback c where c.person_id in (select family_of(asked)) and c.ended_at is null)
          and not exists (select from intake i where i.person_id in (select family_of(asked)) and i.ended_at is null)
      $$;

      -- Whoever turns to us again wants to be helped: nobody is lost behind a restriction (promise 1).
      create function asking_again_ends_restriction() returns trigger language plpgsql as $$
        begin
          if not exists (select from person where restricted_at is not null) then return null; end if;
          with ended as (
            update person set restricted_at = null
            where restricted_at is not null and id in (
              select family_of(f.person_id) from fresh f where f.origin not in ('staff', 'scheduled', 'follow-up'))
            returning id)
          insert into audit_entry (id, user_id, action, subject_type, subject_id, detail)
          select gen_random_uuid(), null, 'person.restriction-ended', 'person', id, '{"because": "they turned to us again"}' from ended;
          return null;
        end $$;
      create trigger callback_ends_restriction after insert on callback referencing new table as fresh
        for each statement execute function asking_again_ends_restriction();
    `);
  }

  /** What was erased stays erased. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger callback_ends_restriction on callback;
      drop function asking_again_ends_restriction;
      drop function is_shut_away;
      ${strict}
      drop table retention_policy;
      drop table erasure_request;
      drop table legal_hold;
      alter table person drop constraint person_erased_is_nobody, drop erased_at, drop restricted_at;
    `);
  }
}
