import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Sites1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table site (
        id uuid not null,
        name text not null,
        time_zone text not null,
        -- the number people dial and see: also the caller id of every call we place
        phone_number text not null,
        -- {"always": true} or {"mon": [["08:00","20:00"]], ...} in time_zone
        hours jsonb not null,
        -- null: the defaults in core
        retry_policy jsonb,
        created_at timestamptz not null default now(),
        constraint site_pk primary key (id),
        constraint site_phone_number_unique unique (phone_number)
      );
      create table route (
        id uuid not null,
        site_id uuid not null,
        name text not null,
        language text not null,
        created_at timestamptz not null default now(),
        constraint route_pk primary key (id),
        constraint route_site_fk foreign key (site_id) references site (id),
        constraint route_site_language_unique unique (site_id, language)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table route; drop table site');
  }
}
