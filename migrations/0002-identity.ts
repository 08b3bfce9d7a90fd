import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Identity1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table staff_user (
        id uuid not null,
        email text not null,
        name text not null,
        password_hash text not null,
        roles text[] not null,
        active boolean not null default true,
        created_at timestamptz not null default now(),
        constraint staff_user_pk primary key (id),
        constraint staff_user_email_lower check (email = lower(email)),
        constraint staff_user_email_unique unique (email),
        constraint staff_user_roles_known check (cardinality(roles) > 0 and roles <@ array['counsellor', 'manager', 'admin'])
      );
      -- only hashes: a copy of this table signs nobody in
      create table staff_session (
        token_hash bytea not null,
        user_id uuid not null,
        csrf_token text not null,
        created_at timestamptz not null default now(),
        last_seen_at timestamptz not null default now(),
        expires_at timestamptz not null,
        constraint staff_session_pk primary key (token_hash),
        constraint staff_session_user_fk foreign key (user_id) references staff_user (id) on delete cascade
      );
      create index staff_session_user_idx on staff_session (user_id);
      create table source (
        id uuid not null,
        site_id uuid not null,
        name text not null,
        key_hash bytea not null,
        created_by uuid,
        created_at timestamptz not null default now(),
        disabled_at timestamptz,
        constraint source_pk primary key (id),
        constraint source_site_fk foreign key (site_id) references site (id),
        constraint source_key_hash_unique unique (key_hash)
      );
      create table audit_entry (
        id uuid not null,
        at timestamptz not null default now(),
        user_id uuid,
        action text not null,
        subject_type text not null,
        subject_id text not null,
        detail jsonb not null default '{}',
        constraint audit_entry_pk primary key (id)
      );
      create index audit_entry_subject_idx on audit_entry (subject_type, subject_id, at);
      create function refuse_change() returns trigger language plpgsql as $$
        begin raise exception '% rows are never changed', tg_table_name; end $$;
      create trigger audit_entry_append_only before update or delete on audit_entry
        for each row execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table audit_entry; drop function refuse_change; drop table source; drop table staff_session; drop table staff_user',
    );
  }
}
