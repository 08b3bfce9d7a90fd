import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleKnownOnce1764000000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- names are searched by any part of them, and compared by what they have in common
      create extension if not exists pg_trgm;

      alter table person
        -- the first day of what is known: a year and a month may be all of it
        add birth_date date,
        add birth_precision text,
        -- what they want on every number of theirs; a number's own notes count beside it
        add safe_hours jsonb,
        add safe_time_zone text,
        add voicemail_allowed boolean,
        add texts_allowed boolean,
        -- sealed: whoever reads the table does not learn it
        add safe_word bytea,
        -- grows with each change of the notes: who writes says which ones they read
        add notes_version int not null default 1,
        -- the person they turned out to be; never one who is merged themselves
        add merged_into uuid constraint person_merged_into_fk references person (id),
        add constraint person_birth check ((birth_date is null) = (birth_precision is null)),
        add constraint person_birth_precision check (birth_precision in ('year', 'month', 'day')),
        add constraint person_safe_clock check ((safe_hours is null) = (safe_time_zone is null)),
        add constraint person_not_into_itself check (merged_into <> id);
      create index person_birth_idx on person (birth_date) where birth_date is not null;
      create index person_merged_into_idx on person (merged_into) where merged_into is not null;

      alter table phone_number
        add who_may_pick_up text,
        add name_to_use text,
        add notes_version int not null default 1;

      -- others of a household who are reached on the number of the person who has it
      create table shared_number (
        phone_number_id uuid not null,
        person_id uuid not null,
        -- null: the system may call them there, as far as it may call the number
        why_not_automatic text,
        since timestamptz not null,
        by_user_id uuid,
        constraint shared_number_pk primary key (phone_number_id, person_id),
        constraint shared_number_number_fk foreign key (phone_number_id) references phone_number (id),
        constraint shared_number_person_fk foreign key (person_id) references person (id),
        constraint shared_number_user_fk foreign key (by_user_id) references staff_user (id)
      );
      create index shared_number_person_idx on shared_number (person_id);
      -- one number, one ring: whichever of its persons is meant
      create unique index callback_attempt_one_ring_per_number on callback_attempt (phone_number_id)
        where ended_at is null and dialled_at is not null;

      -- what people have in common, as keyed hashes; written after the fact, so that no lead waits for it
      create table match_key (
        kind text not null,
        key bytea not null,
        person_id uuid not null,
        constraint match_key_pk primary key (kind, key, person_id),
        constraint match_key_person_fk foreign key (person_id) references person (id),
        constraint match_key_kind check (kind in ('phone', 'e-mail'))
      );
      create index match_key_person_idx on match_key (person_id);
      create table known_name (
        person_id uuid not null,
        -- as it was written, in small letters; and without marks and signs, as names are compared
        written text not null,
        folded text not null,
        constraint known_name_pk primary key (person_id, written),
        constraint known_name_person_fk foreign key (person_id) references person (id)
      );
      create index known_name_part_idx on known_name using gin (written gin_trgm_ops, folded gin_trgm_ops);
      create index known_name_written_idx on known_name (written);
      create index known_name_folded_idx on known_name (folded);
      -- how far the two above have come; ids begin with the time at which they were made
      create table key_progress (
        what text not null,
        until timestamptz not null,
        constraint key_progress_pk primary key (what)
      );

      -- a person with everybody who was merged into them, whichever of them is asked for
      create function family_of(asked uuid) returns setof uuid language sql stable rows 2 as $$
        select f.id from person p join person f on f.id = coalesce(p.merged_into, p.id) or f.merged_into = coalesce(p.merged_into, p.id)
        where p.id = asked
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function family_of;
      drop table key_progress;
      drop table known_name;
      drop table match_key;
      drop index callback_attempt_one_ring_per_number;
      drop table shared_number;
      alter table phone_number drop who_may_pick_up, drop name_to_use, drop notes_version;
      alter table person drop birth_date, drop birth_precision, drop safe_hours, drop safe_time_zone, drop voicemail_allowed,
        drop texts_allowed, drop safe_word, drop notes_version, drop merged_into;
      drop extension pg_trgm;
    `);
  }
}
