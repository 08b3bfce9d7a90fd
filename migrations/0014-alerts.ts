import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Alerts1764000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- something that a supervisor has to see now; it stays until somebody says that they have
      create table alert (
        id uuid not null,
        site_id uuid,
        kind text not null,
        subject_type text not null,
        subject_id uuid not null,
        sentence text not null,
        raised_at timestamptz not null,
        acknowledged_at timestamptz,
        acknowledged_by uuid,
        constraint alert_pk primary key (id),
        constraint alert_site_fk foreign key (site_id) references site (id),
        constraint alert_user_fk foreign key (acknowledged_by) references staff_user (id)
      );
      -- raised again for the same thing it is still one alert
      create unique index alert_one_open_per_subject on alert (kind, subject_id) where acknowledged_at is null;
      create index alert_open_idx on alert (raised_at) where acknowledged_at is null;

      -- what the daily comparison found at the carrier that nobody here knew, and what came of it
      create table carrier_finding (
        carrier_sid text not null,
        kind text not null,
        found_at timestamptz not null,
        explanation text not null,
        inbound_call_id uuid,
        needs_human boolean not null,
        constraint carrier_finding_pk primary key (carrier_sid),
        constraint carrier_finding_inbound_call_fk foreign key (inbound_call_id) references inbound_call (id),
        constraint carrier_finding_kind check (kind in ('call', 'recording', 'text', 'number'))
      );
      create table carrier_look (
        kind text not null,
        looked_until timestamptz not null,
        constraint carrier_look_pk primary key (kind)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table carrier_look; drop table carrier_finding; drop table alert');
  }
}
