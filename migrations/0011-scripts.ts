import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Scripts1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- a site's own words for a line; the program's default stands where there is none. Never changed: a new version is a new row
      create table script_version (
        site_id uuid not null,
        line_key text not null,
        language text not null,
        version int not null,
        text text not null,
        created_by uuid,
        created_at timestamptz not null,
        constraint script_version_pk primary key (site_id, line_key, language, version),
        constraint script_version_site_fk foreign key (site_id) references site (id),
        constraint script_version_user_fk foreign key (created_by) references staff_user (id),
        constraint script_version_language check (language in ('en', 'es')),
        constraint script_version_counts check (version >= 1)
      );
      create trigger script_version_append_only before update or delete on script_version
        for each row execute function refuse_change();

      alter table site
        -- off unless somebody decided otherwise: the caller is asked first either way
        add recording_enabled boolean not null default false,
        -- who is rung when this program is away
        add standby_number text;

      -- where a call may be handed to: crisis line, poison control, 911 relay, medical partners
      create table outside_number (
        id uuid not null,
        site_id uuid not null,
        kind text not null,
        name text not null,
        phone_number text not null,
        created_at timestamptz not null default now(),
        removed_at timestamptz,
        constraint outside_number_pk primary key (id),
        constraint outside_number_site_fk foreign key (site_id) references site (id),
        constraint outside_number_kind check (kind in ('crisis-line', 'poison-control', 'emergency-relay', 'medical-partner', 'other'))
      );
      create index outside_number_site_idx on outside_number (site_id) where removed_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table outside_number;
      alter table site drop standby_number, drop recording_enabled;
      drop table script_version;
    `);
  }
}
