import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Exchange1764000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table lead_import (
        id uuid not null,
        source_id uuid not null,
        by_user_id uuid not null,
        file_name text,
        -- null while the file is received
        content_hash bytea,
        -- the same file once more, because somebody said so
        again boolean not null,
        headers jsonb not null,
        -- field -> number of its column
        columns jsonb not null,
        callbacks text not null,
        per_hour int not null,
        wanted text not null,
        state text not null,
        -- no call of this import before that
        next_call_at timestamptz,
        -- one process at a time goes on with it
        claimed_until timestamptz,
        created_at timestamptz not null,
        progressed_at timestamptz not null,
        ended_at timestamptz,
        constraint lead_import_pk primary key (id),
        constraint lead_import_source_fk foreign key (source_id) references source (id),
        constraint lead_import_user_fk foreign key (by_user_id) references staff_user (id),
        constraint lead_import_callbacks check (callbacks in ('paced', 'review')),
        constraint lead_import_per_hour check (per_hour between 1 and 1000),
        constraint lead_import_wanted check (wanted in ('check', 'import')),
        constraint lead_import_state check
          (state in ('receiving', 'checking', 'checked', 'importing', 'paused', 'done', 'cancelled')),
        constraint lead_import_received check (state = 'receiving' or content_hash is not null),
        constraint lead_import_ended check ((state in ('done', 'cancelled')) = (ended_at is not null))
      );
      create unique index lead_import_same_file on lead_import (source_id, content_hash)
        where not again and state not in ('receiving', 'cancelled');
      create index lead_import_running_idx on lead_import (progressed_at) where state in ('checking', 'importing');
      create table lead_import_row (
        import_id uuid not null,
        -- of the file's rows below its header, from 1
        row_number int not null,
        -- sealed; gone a while after the import has ended
        cells bytea,
        row_hash bytea not null,
        number_hash bytea,
        state text not null default 'waiting',
        problems jsonb not null default '[]',
        notes jsonb not null default '[]',
        asked_at timestamptz,
        lead_id uuid,
        constraint lead_import_row_pk primary key (import_id, row_number),
        constraint lead_import_row_import_fk foreign key (import_id) references lead_import (id) on delete cascade,
        constraint lead_import_row_lead_fk foreign key (lead_id) references lead (id),
        constraint lead_import_row_state check (state in ('waiting', 'ready', 'refused', 'duplicate', 'imported', 'failed')),
        constraint lead_import_row_imported check ((state = 'imported') = (lead_id is not null)),
        constraint lead_import_row_readable check (state not in ('waiting', 'ready') or cells is not null)
      );
      create index lead_import_row_state_idx on lead_import_row (import_id, state, row_number);
      create index lead_import_row_hash_idx on lead_import_row (row_hash);
      create index lead_import_row_number_idx on lead_import_row (import_id, number_hash) where number_hash is not null;
      create index lead_import_row_lead_idx on lead_import_row (lead_id) where lead_id is not null;

      create table refused_submission (
        id uuid not null,
        source_id uuid not null,
        -- sealed
        body bytea not null,
        body_hash bytea not null,
        idempotency_key text,
        -- why it was refused: codes and names of fields, no values
        code text not null,
        fields jsonb not null,
        times int not null default 1,
        first_at timestamptz not null,
        last_at timestamptz not null,
        lead_id uuid,
        replayed_by uuid,
        replayed_at timestamptz,
        constraint refused_submission_pk primary key (id),
        constraint refused_submission_source_fk foreign key (source_id) references source (id),
        constraint refused_submission_lead_fk foreign key (lead_id) references lead (id),
        constraint refused_submission_user_fk foreign key (replayed_by) references staff_user (id),
        constraint refused_submission_same_body unique (source_id, body_hash),
        constraint refused_submission_replayed check
          ((lead_id is null) = (replayed_at is null) and (lead_id is null) = (replayed_by is null))
      );
      create index refused_submission_age_idx on refused_submission (last_at, id);
      create index refused_submission_source_idx on refused_submission (source_id, first_at);
      create index refused_submission_lead_idx on refused_submission (lead_id) where lead_id is not null;

      create table lead_replay (
        id uuid not null,
        lead_id uuid not null,
        by_user_id uuid not null,
        reason text not null,
        -- what was read before and what is read now
        changes jsonb not null,
        at timestamptz not null,
        constraint lead_replay_pk primary key (id),
        constraint lead_replay_lead_fk foreign key (lead_id) references lead (id),
        constraint lead_replay_user_fk foreign key (by_user_id) references staff_user (id)
      );
      create index lead_replay_lead_idx on lead_replay (lead_id, at);
      -- what happened to somebody, by the ids of all that is theirs
      create index audit_entry_subject_id_idx on audit_entry (subject_id, at);
      create trigger lead_replay_append_only before update or delete on lead_replay
        for each row execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop index audit_entry_subject_id_idx; drop table lead_replay; drop table refused_submission; drop table lead_import_row; drop table lead_import',
    );
  }
}
