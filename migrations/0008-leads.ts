import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Leads1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- marketing's half of an inquiry: joined only through a random id, never through a person
      create table attribution (
        id uuid not null,
        details jsonb not null,
        constraint attribution_pk primary key (id)
      );
      create table lead (
        id uuid not null,
        reference text not null,
        source_id uuid not null,
        person_id uuid not null,
        intake_id uuid not null,
        callback_id uuid not null,
        attribution_id uuid,
        name_given text,
        email text,
        email_usable boolean,
        message text,
        language text not null,
        about_someone_else boolean not null,
        preferred_time text,
        danger_signs jsonb,
        received_at timestamptz not null,
        constraint lead_pk primary key (id),
        constraint lead_source_fk foreign key (source_id) references source (id),
        constraint lead_person_fk foreign key (person_id) references person (id),
        constraint lead_intake_fk foreign key (intake_id) references intake (id),
        constraint lead_callback_fk foreign key (callback_id) references callback (id),
        constraint lead_reference_unique unique (reference)
      );
      create index lead_person_idx on lead (person_id, received_at);
      create index lead_callback_idx on lead (callback_id);
      create table raw_submission (
        lead_id uuid not null,
        body text not null,
        received_at timestamptz not null,
        constraint raw_submission_pk primary key (lead_id),
        constraint raw_submission_lead_fk foreign key (lead_id) references lead (id)
      );
      create trigger raw_submission_append_only before update on raw_submission
        for each row execute function refuse_change();
      create table idempotency_record (
        source_id uuid not null,
        key text not null,
        request_hash bytea not null,
        lead_id uuid not null,
        status int not null,
        body text not null,
        created_at timestamptz not null,
        constraint idempotency_record_pk primary key (source_id, key),
        constraint idempotency_record_lead_fk foreign key (lead_id) references lead (id)
      );
      create index idempotency_record_age_idx on idempotency_record (created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency_record; drop table raw_submission; drop table lead; drop table attribution');
  }
}
