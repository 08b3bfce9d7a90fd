import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SigningIn1764000000053 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table staff_user
        add column short_password boolean not null default false,
        -- wrong codes in a row, and when the last one was
        add column failed_codes integer not null default 0,
        add column failed_code_at timestamptz,
        -- how the OpenID provider names them, from the first time on
        add column issuer_subject text;
      alter table staff_session
        add column id uuid not null default gen_random_uuid(),
        add column device text not null default 'unknown device',
        -- a human did something, as against last_seen_at: a screen asked
        add column last_active_at timestamptz not null default now(),
        add column proven_at timestamptz not null default now(),
        add column second_factor text,
        add constraint staff_session_id_unique unique (id),
        add constraint staff_session_second_factor_known
          check (second_factor in ('totp', 'recovery-code', 'passkey', 'issuer'));
      create table staff_totp (
        id uuid not null,
        user_id uuid not null,
        -- sealed
        secret bytea not null,
        -- the last step of 30 s whose code was taken: none is taken twice, and none that is older
        last_step bigint not null default 0,
        created_at timestamptz not null default now(),
        confirmed_at timestamptz,
        constraint staff_totp_pk primary key (id),
        constraint staff_totp_user_fk foreign key (user_id) references staff_user (id) on delete cascade
      );
      -- one that counts, and one that is being set up
      create unique index staff_totp_user_unique on staff_totp (user_id, (confirmed_at is not null));
      create table staff_recovery_code (
        user_id uuid not null,
        hash bytea not null,
        used_at timestamptz,
        constraint staff_recovery_code_pk primary key (user_id, hash),
        constraint staff_recovery_code_user_fk foreign key (user_id) references staff_user (id) on delete cascade
      );
      create table staff_passkey (
        id uuid not null,
        user_id uuid not null,
        credential_id text not null,
        public_key bytea not null,
        counter bigint not null,
        transports text[] not null,
        name text not null,
        created_at timestamptz not null default now(),
        last_used_at timestamptz,
        constraint staff_passkey_pk primary key (id),
        constraint staff_passkey_credential_unique unique (credential_id),
        constraint staff_passkey_user_fk foreign key (user_id) references staff_user (id) on delete cascade
      );
      create index staff_passkey_user_idx on staff_passkey (user_id);
      -- what a passkey has signed for us once
      create table used_challenge (
        hash bytea not null,
        expires_at timestamptz not null,
        constraint used_challenge_pk primary key (hash)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table used_challenge;
      drop table staff_passkey;
      drop table staff_recovery_code;
      drop table staff_totp;
      alter table staff_session
        drop constraint staff_session_id_unique,
        drop column id, drop column device, drop column last_active_at, drop column proven_at, drop column second_factor;
      alter table staff_user drop column short_password, drop column failed_codes, drop column failed_code_at, drop column issuer_subject;
    `);
  }
}
