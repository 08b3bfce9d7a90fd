import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WallTimes1764000000046 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- a time that was agreed with somebody, as it was said on their clock; starts_at is the moment that this was by the rules of then
      create table promised_wall_time (
        callback_id uuid not null,
        wall text not null,
        zone text not null,
        starts_at timestamptz not null,
        confidentiality text not null default 'part2',
        constraint promised_wall_time_pk primary key (callback_id),
        constraint promised_wall_time_callback_fk foreign key (callback_id) references callback (id) on delete cascade,
        constraint promised_wall_time_wall check (wall ~ '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}')
      );
      create index promised_wall_time_start_idx on promised_wall_time (starts_at);

      -- which law of clocks the promises follow; one row
      create table clock_rules (
        only_row boolean not null default true,
        version text not null,
        seen_at timestamptz not null,
        constraint clock_rules_pk primary key (only_row),
        constraint clock_rules_one check (only_row)
      );

      create table clock_change (
        id uuid not null,
        callback_id uuid not null,
        zone text not null,
        wall text not null,
        starts_before timestamptz not null,
        starts_now timestamptz not null,
        version text not null,
        at timestamptz not null,
        confidentiality text not null default 'part2',
        constraint clock_change_pk primary key (id),
        constraint clock_change_callback_fk foreign key (callback_id) references callback (id) on delete cascade
      );
      create index clock_change_callback_idx on clock_change (callback_id);
      create index clock_change_at_idx on clock_change (at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table clock_change; drop table clock_rules; drop table promised_wall_time');
  }
}
